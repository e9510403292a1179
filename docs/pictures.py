"""Makes the pictures of the docs from the real screens, with invented contacts.

python docs/pictures.py
"""

import asyncio
import re
import tempfile
from pathlib import Path

from casereg.clock import StandingDay
from casereg.config import Settings
from casereg.demo.build import build_demo
from casereg.demo.seasons import DEMO_DAY
from casereg.register import sign_in
from casereg.security.rights import Role
from screens.app import CaseregApp

HERE = Path(__file__).resolve().parent
SIZE, WIDE = (80, 24), (100, 30)
# Enough contacts that the figure has a value in each quarter.
CONTACTS, FIGURE = 10_000, "3-baat"
# Textual's pictures fetch a font from elsewhere; the reader's own monospace will do.
FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def entry(settings: Settings, name: str, password: str) -> str:
    """A contact half typed."""
    register = sign_in(settings, name, password, StandingDay(DEMO_DAY))
    app = CaseregApp(settings, signed_in=register)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("f2")
        await pilot.pause(0.8)
        await pilot.press("tab", "c", "tab", "1", "b", "tab", "tab", "tab", "g")
        await pilot.pause(0.8)
        picture = app.export_screenshot(title="casereg")
    register.close()
    return FONT_FACES.sub("", picture)


async def result(settings: Settings, name: str, password: str) -> str:
    """One indicator over eight quarters, with its plot."""
    register = sign_in(settings, name, password, StandingDay(DEMO_DAY))
    app = CaseregApp(settings, signed_in=register)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("ctrl+r")
        await pilot.pause(2.0)
        await pilot.press("f9", *FIGURE, "enter", "enter")
        await pilot.pause(3.0)
        picture = app.export_screenshot(title="casereg")
    register.close()
    return FONT_FACES.sub("", picture)


def main() -> None:
    """Build a small demo and take the pictures."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "demo")
        demo = build_demo(settings, contacts=CONTACTS)
        for take, role in ((entry, Role.WORKER), (result, Role.COORDINATOR)):
            account = demo.first(role)
            picture = asyncio.run(take(settings, account.name, account.password))
            (HERE / f"{take.__name__}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
