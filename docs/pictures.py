"""Makes the pictures of the docs from the real screens, with invented contacts.

python docs/pictures.py [--out DIR] [--size 80x24] [--theme casereg-licht] [--only NAME ...]

Without --out the pictures that a page shows are made anew; into another folder goes every
view, to look at. Set NO_COLOR for pictures without colour. A view is driven with the keys a
user presses; what one stores, the next ones show.
"""

import argparse
import asyncio
import re
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from textual.pilot import Pilot

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.demo.build import DemoSummary, build_demo
from casereg.demo.seasons import DEMO_DAY
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from screens.app import CaseregApp
from screens.theme import DARK, THEMES

HERE = Path(__file__).resolve().parent
CONTACTS = 10_000  # enough that the figure of the picture has a value in each quarter
FIGURE = "3-baat"
LONGEST = 60.0  # seconds that a screen may take to show what it reads
MOMENT, A_MINUTE = datetime.combine(DEMO_DAY, time(9, 30), UTC), timedelta(minutes=1)
NAMED = re.compile(r"pictures/([\w-]+)\.svg")
# Textual's pictures fetch a font from elsewhere; the reader's own monospace will do.
FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """What is in a picture: who is signed in (nobody without a role), and the keys pressed."""

    name: str
    role: Role | None
    keys: tuple[str, ...] = ()


WORKER, LEAD, COORDINATOR, ADMIN = Role.WORKER, Role.LEAD, Role.COORDINATOR, Role.ADMIN
SUPPORT = ("tab", "s", "tab", "1", "b", "tab")  # a conversation, from the client field
PLANNED = (
    *("f2", *"erdo", "tab", "tab", *"14", "tab", *"Hoe ging het bij de gemeente?", "f2"),
    *("f2", "shift+tab", "b", "tab", *"besm", "tab", *"morgen", "tab", *"10:30", "tab", "f2"),
)
TWICE = ("f6", "f2", *"Eric Donkers", "tab", *"1971", "tab", *"veg", "f2", "j", "escape")
LATE = ("f2", "tab", "i", "tab", "7", "tab", "f7", "f7", *"-8", "f2", "j")
A_WEEK = tuple("2023-W40")
TWO_LEFT_OUT = ("tab", "tab", "down", "space", "down", "space")
VIEWS = (
    View("welkom", None),
    View("aanmelden", None),
    View("op-slot", WORKER, ("ctrl+l",)),
    View("vandaag", WORKER),
    View("tweede-stap", WORKER, ("ctrl+o",)),
    View("entry", WORKER, ("f2", "tab", "c", "tab", "1", "b", "tab", "tab", "g")),
    View("contact-fout", WORKER, ("f2", "f2")),
    View("notitie", WORKER, ("2", "shift+tab", *"Gebeld met Fatma, 06-12345678", "f2")),
    View("splitsen", WORKER, ("f2", *"erdo;miaa", *SUPPORT, "f7", *"60", "f6")),
    View("sjabloon", WORKER, ("f2", *SUPPORT, "f9")),
    View("contacten", WORKER, ("f5",)),
    View("contact", WORKER, ("f5", "f5", "f5", "tab", "tab", "tab", "enter")),
    View("clienten", WORKER, ("f6", "a")),
    View("zoeken", WORKER, ("ctrl+f", *"jan")),
    View("afspraak", WORKER, ("ctrl+d", "f2", "shift+tab", *"b", "tab", *"besm", "tab")),
    View("mijn-dag", WORKER, ("ctrl+d", *PLANNED)),
    View("tijdlijn", WORKER, ("f6", *"erdo", "enter")),
    View("inzage", WORKER, ("f6", *"erdo", "enter", "f3")),
    View("wissen", WORKER, ("f6", *"erdo", "enter", "delete")),
    View("nieuwe-client", WORKER, ("f6", "f2", *"Eric Donkers", "tab", *"1971", "tab")),
    View("samenvoegen", WORKER, (*TWICE, "f6", *"erdo", "enter", "f9", "enter")),
    View("samenvoegen-wie", WORKER, ("f6", *"erdo", "enter", "f9")),
    View("trajecten", WORKER, ("f3",)),
    View("traject", WORKER, ("f3", "down", "enter")),
    View("traject-sluiten", WORKER, ("f3", "down", "enter", "f7")),
    View("vrijwilligers", WORKER, ("f9",)),
    View("peilingen", WORKER, ("f12",)),
    View("mijn-cijfers", WORKER, ("ctrl+e",)),
    View("hulp", WORKER, ("f1",)),
    View("handelingen", WORKER, ("ctrl+p",)),
    View("vraag", WORKER, ("delete",)),
    View("week", LEAD, ("f7",)),
    View("week-medewerkers", LEAD, ("f7", "f2")),
    View("week-dagen", LEAD, ("f7", "f2", "f2")),
    View("vaststellen", LEAD, ("f7", "f3", "f8")),
    View("vastgesteld", LEAD, ("f7", "f3", "f8", "j")),
    View("nagekomen", LEAD, (*LATE, "f7", "f3", "f2", "f2", "f2")),
    View("van-buiten", LEAD, ("f10",)),
    View("week-alle-teams", COORDINATOR),
    View("resultaten", COORDINATOR, ("ctrl+r",)),
    View("result", COORDINATOR, ("ctrl+r", "f9", *FIGURE, "enter", "enter")),
    View("export", COORDINATOR, ("f9",)),
    View("export-voorbeeld", COORDINATOR, ("f9", *TWO_LEFT_OUT, "f3")),
    View("export-tabel", COORDINATOR, ("f9", *TWO_LEFT_OUT, "f3", "up", "up", "enter")),
    View("export-vraag", COORDINATOR, ("f9", *A_WEEK, "f3", "f2")),
    View("uitgegeven", COORDINATOR, ("f9", *A_WEEK, "f3", "f2", "j", "f4")),
    View("beheer", ADMIN),
    View("opdracht-inlezen", ADMIN, ("f4",)),
    View("nieuw-account", ADMIN, ("f2", *"lotte", "tab", "s", "tab")),
    View("kleuren", ADMIN, ("ctrl+t",)),  # last: the choice is kept
)


async def calm(pilot: Pilot[None]) -> None:
    """Wait until the screen shows what it asked the register for."""
    await pilot.pause(0.1)
    async with asyncio.timeout(LONGEST):
        await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.1)


async def taken(view: View, app: CaseregApp, size: tuple[int, int], theme: str) -> str:
    """The picture of a view, as SVG."""
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        for key, then in pairwise((*view.keys, "the end")):
            await pilot.press(key)
            if len(key) > 1 or len(then) > 1:  # letters need not wait for each other
                await calm(pilot)
        return FONT_FACES.sub("", app.export_screenshot(title="casereg"))


def forget_forms(register: Register) -> None:
    """Drop what was typed in a form, so that it does not stand there in this picture."""
    for draft in register.forms_left():
        register.drop_draft(draft.id)


def shown(view: View, demo: DemoSummary, settings: Settings) -> tuple[CaseregApp, Register | None]:
    """The app a view starts with, and what is open under it."""
    clock = FixedClock(MOMENT + VIEWS.index(view) * A_MINUTE)
    # Seen from where we stand, so that no picture tells of a folder of this machine.
    near = Settings(home=Path("leeg" if view.name == "welkom" else settings.home.name))
    if view.role is None:
        return CaseregApp(near, clock), None
    account = demo.first(view.role)
    register = sign_in(settings, account.name, account.password, clock)
    forget_forms(register)
    return CaseregApp(near, clock, signed_in=register), register


def on_a_page() -> set[str]:
    """The views that a page of the docs shows."""
    pages = (HERE.parent / "README.md", *HERE.rglob("*.md"))
    return {name for page in pages for name in NAMED.findall(page.read_text("utf-8"))}


def asked() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--theme", default=DARK.name, choices=[theme.name for theme in THEMES])
    parser.add_argument("--only", nargs="*", choices=[view.name for view in VIEWS])
    return parser.parse_args()


def main() -> None:
    """Build a small demo and take the pictures."""
    wanted = asked()
    width, height = map(int, wanted.size.split("x"))
    names = wanted.only or ([view.name for view in VIEWS] if wanted.out else on_a_page())
    out = (wanted.out or HERE / "pictures").resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        settings = Settings(home=Path(folder) / "casereg")
        demo = build_demo(settings, contacts=CONTACTS)
        for view in VIEWS:
            if view.name in names:
                app, register = shown(view, demo, settings)
                picture = asyncio.run(taken(view, app, (width, height), wanted.theme))
                (out / f"{view.name}.svg").write_text(picture, encoding="utf-8")
                if register:
                    register.close()


if __name__ == "__main__":
    main()
