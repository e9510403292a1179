"""Nobody there: when the screens lock, and what waits until they open again."""

import time
from collections.abc import Callable

from textual import events

Then = Callable[[], None]


def ticks() -> float:
    """Seconds on a clock that nobody sets, and that goes on while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere monotonic does so itself
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Lock:
    """Whether the screens are locked.

    ``keys`` were pressed when it was time to lock, before anybody could see it; ``waiting`` is
    what was asked of the register or answered meanwhile. Both are for the screens below.
    """

    def __init__(self, minutes: float) -> None:
        """Lock after this many minutes without anybody there."""
        self.limit = minutes * 60
        self.locked = False
        self.keys: list[events.Key] = []
        self.waiting: list[Then] = []
        self._seen = ticks()

    def seen(self) -> None:
        """Somebody is there."""
        self._seen = ticks()

    @property
    def overdue(self) -> bool:
        """Whether nobody has been there for too long."""
        return not self.locked and ticks() - self._seen >= self.limit

    def close(self) -> None:
        """Locked from now on."""
        self.locked = True

    def open(self) -> tuple[list[events.Key], list[Then]]:
        """No longer locked; gives what waited."""
        self.locked = False
        self.seen()
        waited = self.keys, self.waiting
        self.keys, self.waiting = [], []
        return waited
