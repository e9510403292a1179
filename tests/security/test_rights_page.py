"""The page about rights says what the table says."""

import runpy
from pathlib import Path

from casereg.security import rights
from casereg.security.rights import RIGHTS, Deed, Reach, Role, reach

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "rights.py"))["page"]()
    assert (DOCS / "rechten.md").read_text("utf-8") == made, "run: python docs/rights.py"


def test_every_deed_is_in_the_table_once_and_somebody_may_do_it() -> None:
    deeds = [one for one in vars(rights).values() if isinstance(one, Deed)]
    assert set(deeds) == set(RIGHTS)
    assert len({one.code for one in deeds}) == len(deeds)
    assert all(any(found is not Reach.NONE for found in row.values()) for row in RIGHTS.values())


def test_who_never_sees_whom() -> None:
    """A coordinator has no deed over people, a beheerder none over what is done with them."""
    people = ("contact.", "client.", "case.", "measure.", "follow_up.", "volunteers.")
    with_people = [deed for deed in RIGHTS if deed.code.startswith(people)]
    assert len(with_people) >= 8
    for deed in with_people:
        assert reach(Role.COORDINATOR, deed) is Reach.NONE, deed
        assert reach(Role.ADMIN, deed) is Reach.NONE, deed
