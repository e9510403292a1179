"""When the terminal goes away or the program is asked to end: first put safe what was typed."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

ENDS = ("SIGHUP", "SIGTERM")  # Windows knows only the second, and has no such handlers


def when_ended(app: App[Any], put_safe: Callable[[], Awaitable[object]]) -> None:
    """Let this process do ``put_safe`` before it ends."""
    if app.is_headless:
        return
    for name in ENDS:
        if number := getattr(signal, name, None):
            with suppress(NotImplementedError):
                ending = partial(app.call_later, _end, app, number, put_safe)
                asyncio.get_running_loop().add_signal_handler(number, ending)


async def _end(
    app: App[Any], number: signal.Signals, put_safe: Callable[[], Awaitable[object]]
) -> None:
    """Stop; without a terminal at once, since a write to it would wait for ever."""
    await put_safe()
    if number == signal.SIGTERM:
        app.exit()
    else:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
