"""The handleiding names keys and pictures that exist."""

import re
from pathlib import Path

import pytest

from casereg.security.rights import Role
from screens.commands import COMMANDS, key_words, offered

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *DOCS.rglob("*.md")]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
KEY = re.compile(r"\b(F\d+|Ctrl\+[A-Z]|Esc|Spatie|Del)[ |]+(?=[A-Z])")
ROLES = {
    "sociaal-werker": Role.WORKER,
    "teamleider": Role.LEAD,
    "coordinator": Role.COORDINATOR,
    "beheerder": Role.ADMIN,
}


def test_every_page_and_picture_that_is_linked_exists_and_no_picture_is_idle() -> None:
    linked = {
        (page.parent / to).resolve() for page in PAGES for to in LINK.findall(page.read_text())
    }
    assert not [to for to in linked if not to.exists()]
    assert not set((DOCS / "pictures").iterdir()) - linked


@pytest.mark.parametrize(("page", "role"), ROLES.items())
def test_a_page_names_keys_as_they_are_offered_to_its_role(page: str, role: Role) -> None:
    text = (DOCS / "handleiding" / f"{page}.md").read_text("utf-8")
    known = [(key_words(one.key), one.label) for one in COMMANDS if offered(one, role)]
    named = [(found[1], text[found.end() :].replace("\n", " ")) for found in KEY.finditer(text)]
    assert len(named) > 3
    for key, said in named:
        labels = [label for other, label in known if other == key]
        assert said.startswith(tuple(labels)), f"{key} {said[:20]}"
