"""Knowing when the screens have nothing left to do."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.timer import Timer
from textual.worker import WorkerCancelled

ONE_SHOT = 0
SOON = 0.05  # seconds; what is set for later is no answer to a key
A_MOMENT = 0.001
LONGEST = 1.0
PATIENCE = 60.0  # seconds, which only a test that fails takes


async def loop_is_empty(*_seconds: float) -> None:
    """Wait until all that goes on waits itself: for a thread, for the time or for a key."""
    loop = asyncio.get_running_loop()
    latest = loop.time() + LONGEST
    await asyncio.sleep(0)
    while loop._ready and loop.time() < latest:  # type: ignore[attr-defined]
        await asyncio.sleep(0)


async def messages_handled(pilot: Pilot[None], _timeout: float = 0.0) -> bool:
    """Wait until every widget waits for its next message; False when the app fell over.

    Textual sends each a message of its own to find out, which is half of all messages.
    """
    app = pilot.app
    async with asyncio.timeout(PATIENCE):
        while not app._exception_event.is_set():
            await loop_is_empty()
            if not any(map(_handles, _pumps(app))):
                return True
            await asyncio.sleep(A_MOMENT)
    return False


async def everything_done(app: App[None]) -> None:
    """Wait until no thread is at work, no pause runs and the screen shows it all."""
    loop = asyncio.get_running_loop()
    while True:
        await loop_is_empty()
        if busy := [worker for worker in app.workers if not worker.is_finished]:
            with suppress(WorkerCancelled):
                await busy[0].wait()
        elif pauses := [timer._task for timer in _timers(app) if _runs(timer)]:
            await asyncio.wait([task for task in pauses if task])
        elif getattr(app, "key_busy", False):  # in turn, see screens/keys.py
            await asyncio.sleep(A_MOMENT)
        else:
            await app.animator.wait_until_complete()
            app.screen._on_timer_update()
            if not loop._ready:  # type: ignore[attr-defined]
                return


def _pumps(app: App[None]) -> Iterable[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _handles(pump: MessagePump) -> bool:
    waits = pump._message_queue.ready_event._waiters  # type: ignore[attr-defined]
    return pump._running and not waits


def _timers(app: App[None]) -> Iterable[Timer]:
    return (timer for pump in _pumps(app) for timer in tuple(pump._timers))


def _runs(timer: Timer) -> bool:
    return (
        timer._repeat == ONE_SHOT
        and timer._interval < SOON
        and timer._task is not None
        and not timer._task.done()
    )
