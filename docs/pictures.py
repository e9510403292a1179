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
SIZE = (80, 24)
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


def main() -> None:
    """Build a small demo and take the pictures."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "demo")
        worker = build_demo(settings, contacts=2000).first(Role.WORKER)
        picture = asyncio.run(entry(settings, worker.name, worker.password))
    (HERE / "entry.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
