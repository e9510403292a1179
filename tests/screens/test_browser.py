"""The screens in a real browser: sign in, log a contact, see it counted, two people at once.

One test, because starting a browser takes longer than all that is done in it.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from casereg.config import Settings
from tests.conftest import PASSWORD, MakeRegister
from tests.screens.browser import CHROMIUM, Browser, Tab, chromium
from tests.serving import ROOT, Serving, serving, until

LOOK_OF_SCREENS = "getComputedStyle(document.querySelector('#terminal'))"
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


async def _signed_in(browser: Browser, server: Serving, name: str) -> Tab:
    tab = await browser.open(server.url)
    await tab.sees("Aanmelden bij casereg")
    await tab.has_the_keyboard()
    await tab.paste(name)
    await tab.press("Enter", *PASSWORD, "Enter")
    await tab.sees(f"· {name} ·")
    return tab


def _week(home: Path, name: str) -> Any:
    """The week of a worker, as the command line counts it."""
    mine = {"CASEREG_HOME": str(home), "CASEREG_USER": name, "CASEREG_PASSWORD": PASSWORD}
    done = subprocess.run(
        [sys.executable, "-m", "casereg.cli", "week", "--json"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **mine},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


async def test_two_people_at_once_who_do_not_see_each_other(
    make_file_register: MakeRegister, file_settings: Settings, tmp_path: Path
) -> None:
    make_file_register("sociaal werker", "veghel", "sanne")
    make_file_register("sociaal werker", "schijndel", "tim")
    home = file_settings.home
    with serving(home) as server:
        async with chromium(tmp_path / "chromium") as browser:
            opening = (_signed_in(browser, server, name) for name in ("sanne", "tim"))
            sanne, tim = await asyncio.gather(*opening)
            await sanne.press("F2")
            await sanne.sees("Letters van de naam")
            await sanne.press("Tab", "i", "Tab", "1", "a", "F2")
            await sanne.sees("Opgeslagen: contact 1")
            await tim.press("F2")
            await tim.sees("Letters van de naam")

            for tab, other in ((sanne, "tim"), (tim, "sanne")):
                assert not re.search(rf"\b{other}\b", tab.everything)
                assert all(f"//{server.url.split('/')[2]}/" in url for url in tab.asked), tab.asked
                assert not tab.complaints
            await sanne.close()
            if sys.platform == "linux":
                await until(lambda: len(server.visitors) == 1)
            await tim.press("Escape")
            await tim.sees("Contacten deze week: 0")
            server.process.terminate()
            await tim.until_true("document.activeElement.id == 'again'")
            await tim.until_true(f"{LOOK_OF_SCREENS}.visibility == 'hidden'")

    week = _week(home, "sanne")
    assert week["totaal"]["contacten"] == 1
    assert week["rows"][0]["contactsoort"] == "informatie-en-advies"
