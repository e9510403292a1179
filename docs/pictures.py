"""Makes the pictures of the docs from the real screens, with invented contacts.

python docs/pictures.py [--out DIR] [--size 80x24] [--theme casereg-licht] [--only NAME ...]

Set NO_COLOR for pictures without colour. A view is driven with the keys a user presses.
"""

import argparse
import asyncio
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from casereg.clock import StandingDay
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
LONGEST = 20.0  # seconds that a screen may take to show what it reads
# Textual's pictures fetch a font from elsewhere; the reader's own monospace will do.
FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """What is in a picture: who is signed in (nobody without a role), and the keys pressed."""

    name: str
    role: Role | None
    keys: tuple[str, ...] = ()


WORKER, LEAD, COORDINATOR, ADMIN = Role.WORKER, Role.LEAD, Role.COORDINATOR, Role.ADMIN
VIEWS = (
    View("welkom", None),
    View("aanmelden", None),
    View("op-slot", WORKER, ("ctrl+l",)),
    View("vandaag", WORKER),
    View("entry", WORKER, ("f2", "tab", "c", "tab", "1", "b", "tab", "tab", "g")),
    View("contact-fout", WORKER, ("f2", "f2")),
    View("contacten", WORKER, ("f5",)),
    View("contact", WORKER, ("f5", "f5", "f5", "tab", "tab", "tab", "enter")),
    View("clienten", WORKER, ("f6", "a")),
    View("zoeken", WORKER, ("ctrl+f", *"jan")),
    View("tijdlijn", WORKER, ("f6", *"jan", "enter")),
    View("samenvoegen", WORKER, ("f6", *"jan", "f9")),
    View("mijn-dag", WORKER, ("ctrl+d",)),
    View("nieuwe-client", WORKER, ("f6", "f2")),
    View("trajecten", WORKER, ("f3",)),
    View("traject", WORKER, ("f3", "down", "enter")),
    View("traject-sluiten", WORKER, ("f3", "down", "enter", "f7")),
    View("vrijwilligers", WORKER, ("f9",)),
    View("peilingen", WORKER, ("f12",)),
    View("mijn-cijfers", WORKER, ("ctrl+e",)),
    View("hulp", WORKER, ("f1",)),
    View("handelingen", WORKER, ("ctrl+p",)),
    View("vraag", WORKER, ("f6", "f2", "x", "escape")),
    View("week", LEAD, ("f7",)),
    View("week-medewerkers", LEAD, ("f7", "f2")),
    View("vaststellen", LEAD, ("f7", "f3", "f8")),
    View("van-buiten", LEAD, ("f10",)),
    View("week-alle-teams", COORDINATOR),
    View("resultaten", COORDINATOR, ("ctrl+r",)),
    View("result", COORDINATOR, ("ctrl+r", "f9", *FIGURE, "enter", "enter")),
    View("export", COORDINATOR, ("f9",)),
    View("uitgegeven", COORDINATOR, ("f9", "f4")),
    View("beheer", ADMIN),
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
        for key in view.keys:
            await pilot.press(key)
            await calm(pilot)
        return FONT_FACES.sub("", app.export_screenshot(title="casereg"))


def shown(view: View, demo: DemoSummary, settings: Settings) -> tuple[CaseregApp, Register | None]:
    """The app a view starts with, and what is open under it."""
    clock = StandingDay(DEMO_DAY)
    if view.role is None:
        empty = Settings(home=settings.home / "leeg")
        return CaseregApp(empty if view.name == "welkom" else settings, clock), None
    account = demo.first(view.role)
    register = sign_in(settings, account.name, account.password, clock)
    return CaseregApp(settings, signed_in=register), register


def asked() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "pictures")
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--theme", default=DARK.name, choices=[theme.name for theme in THEMES])
    parser.add_argument("--only", nargs="*", default=[view.name for view in VIEWS])
    return parser.parse_args()


def main() -> None:
    """Build a small demo and take the pictures."""
    wanted = asked()
    width, height = map(int, wanted.size.split("x"))
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "demo")
        demo = build_demo(settings, contacts=CONTACTS)
        for view in VIEWS:
            if view.name in wanted.only:
                app, register = shown(view, demo, settings)
                picture = asyncio.run(taken(view, app, (width, height), wanted.theme))
                (wanted.out / f"{view.name}.svg").write_text(picture, encoding="utf-8")
                if register:
                    register.close()


if __name__ == "__main__":
    main()
