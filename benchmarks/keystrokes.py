"""How many keys it takes to log a contact, through the real screens on a demo register.

    python -m benchmarks.keystrokes

Starts on Vandaag, the screen a worker is on all day, with 5,000 clients and 50,000
contacts. Every key counts, typed letters too, and the stored row is checked. Prints one
table; exits 1 when a budget is missed. The time is that of the keystroke-level model of
Card, Moran and Newell (1980): a guide to compare versions with, not a measurement.
"""

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from benchmarks.keystroke_rows import ROWS, Row
from benchmarks.keystroke_scene import Scene, prepared
from casereg.config import Settings
from casereg.demo.build import DEMO_CLOCK, build_demo
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from models.cards import ContactFilter
from screens.app import CaseregApp

KEY_SECONDS, MENTAL_SECONDS = 0.28, 1.35
PATIENCE = 10.0
DAYS_LOOKED_BACK = 14


def main() -> int:
    """Drive every row; gives the exit code."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "casereg")
        account = build_demo(settings).first(Role.WORKER)
        register = sign_in(settings, account.name, account.password, DEMO_CLOCK)
        try:
            scene = prepared(register)
            print(f"{'contact':<66}{'keys':>5}{'budget':>8}{'KLM':>9}")
            good = [_tried(settings, register, row, scene) for row in ROWS]
        finally:
            register.close()
    return 0 if all(good) else 1


def _tried(settings: Settings, register: Register, row: Row, scene: Scene) -> bool:
    """Drive one row, print its line, and tell whether it is within budget and right."""
    units = row.units(scene)
    keys = [key for unit in units for key in unit]
    before = _newest(register)
    asyncio.run(_press(settings, register, keys))
    number = before if row.changes_last else before + 1
    faults = row.faults(register, scene, number) if _newest(register) == number else ["geen rij"]
    seconds = KEY_SECONDS * len(keys) + MENTAL_SECONDS * len(units)
    good = len(keys) <= row.budget and not faults
    mark = "" if good else f"  MISSED {' '.join(faults)}"
    print(f"{row.title:<66}{len(keys):>5}{row.budget:>8}{seconds:>7.1f} s{mark}")
    return good


async def _press(settings: Settings, register: Register, keys: list[str]) -> None:
    """Press these keys on a fresh Vandaag, as fast as they can be taken."""
    app = CaseregApp(settings, signed_in=register)
    async with app.run_test(size=(80, 24)) as pilot:
        await _quiet(pilot)
        await pilot.press(*keys)
        await _quiet(pilot)


async def _quiet(pilot: Pilot[None]) -> None:
    """Wait until nothing is at work any more, searches that start a moment later included."""
    async with asyncio.timeout(PATIENCE):
        for _ in range(3):
            await pilot.pause(0.1)
            await pilot.app.workers.wait_for_complete()


def _newest(register: Register) -> int:
    """The highest number of the own contacts of late."""
    start = register.clock.today() - timedelta(days=DAYS_LOOKED_BACK)
    wanted = ContactFilter(mine=True, include_undone=True, start=start, limit=None)
    return max(one.number for one in register.contacts(wanted))


if __name__ == "__main__":
    raise SystemExit(main())
