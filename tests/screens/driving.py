"""Driving the real screens on a real register, and waiting for what they do in threads."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from casereg.config import Settings
from casereg.register import Register
from screens.app import CaseregApp
from screens.base import CaseregScreen
from screens.frame import StatusLine
from tests.screens.quiet import PATIENCE, everything_done


@asynccontextmanager
async def screens_of(
    register: Register, settings: Settings, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app with somebody signed in, on its first screen."""
    app = CaseregApp(settings, signed_in=register)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def until(pilot: Pilot[None], fits: Callable[[], bool]) -> None:
    """Wait until something is so; fail when it never is."""
    async with asyncio.timeout(PATIENCE):
        while not fits():
            await pilot.pause(0.01)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no thread is at work and every message was handled."""
    async with asyncio.timeout(PATIENCE):
        await everything_done(pilot.app)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Type as somebody does who looks at the screen before every key that is not a letter."""
    for key in keys:
        if len(key) > 1:
            await settled(pilot)
        await pilot.press(key)
    await settled(pilot)


def said(pilot: Pilot[None]) -> str:
    """What the line for messages shows."""
    return str(pilot.app.screen.query_one(StatusLine).content)


def place(pilot: Pilot[None]) -> str:
    """Which screen is in front."""
    screen = pilot.app.screen
    return screen.PLACE if isinstance(screen, CaseregScreen) else type(screen).__name__
