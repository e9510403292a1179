"""How long to wait after wrong passwords, so that guessing takes years.

Three tries are free; then the wait doubles from one second, and from the tenth wrong try
on it is a quarter of an hour. Tries of an unknown name count as those of a known one.
"""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Protocol

from casereg.errors import NotSignedIn, SecondFactorNeeded

FREE, WORST = 3, 10  # wrong tries without a wait, and until the longest wait
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tries:
    """How often in a row it was wrong, and when last.

    ``untold`` of all wrong tries stand in no audit yet; the first of them came at ``since``.
    """

    failures: int = 0
    last_at: datetime | None = None
    untold: int = 0
    since: datetime | None = None

    @property
    def wait(self) -> timedelta:
        """How long after the last wrong try the next one may come."""
        if self.failures < FREE:
            return timedelta()
        if self.failures >= WORST:
            return LONGEST
        return timedelta(seconds=2 ** (self.failures - FREE))

    def left(self, now: datetime) -> timedelta:
        """How long to wait still; a clock that was set back makes nobody wait longer."""
        if self.last_at is None:
            return timedelta()
        return min(self.wait, max(self.last_at + self.wait - now, timedelta()))

    def one_more(self, now: datetime) -> "Tries":
        """After another wrong try; those of more than a day ago are forgotten."""
        old = self.last_at is not None and now - self.last_at > FORGOTTEN
        return Tries(1 if old else self.failures + 1, now, self.untold + 1, self.since or now)

    def gone_right(self) -> "Tries":
        """After one that was right: nobody waits, and what is untold is still to be told."""
        return Tries(untold=self.untold, since=self.since)

    def told(self) -> "Tries":
        """Once all stand in the audit; who must wait goes on waiting."""
        return Tries(self.failures, self.last_at)


class Page(Protocol):
    """What is kept of the tries of one name, while nobody else can try it."""

    def read(self) -> Tries:
        """The tries so far."""

    def write(self, tries: Tries) -> None:
        """Keep these instead."""


def bucket(name: str) -> str:
    """Where the tries of ``name`` are kept: a few digits that tell nobody what was typed.

    Somebody may type a password where the name goes. Two names share a place once in 65,536.
    """
    return hashlib.sha256(name.encode()).hexdigest()[:4]


@contextmanager
def counted(alone: AbstractContextManager[Page], now: datetime) -> Iterator[int]:
    """Do one try in the block, with nobody else at the same name; gives the tries before it.

    Raises :class:`NotSignedIn` when it comes too soon. Only a block that ends with that
    error is a wrong try; a password that was right and needs a code with it is none.
    """
    refusal: NotSignedIn | None = None
    with alone as page:
        tries = page.read()
        if left := tries.left(now):
            raise NotSignedIn(_too_soon(left))
        try:
            yield tries.failures
        except SecondFactorNeeded:
            raise
        except NotSignedIn as wrong:
            page.write(tries.one_more(now))
            refusal = wrong
        else:
            if tries.failures:
                page.write(tries.gone_right())
    if refusal:
        raise refusal


def _too_soon(left: timedelta) -> str:
    seconds = ceil(left.total_seconds())
    wait = f"{ceil(seconds / 60)} minuten" if seconds > 90 else f"{seconds} seconden"
    return f"Het is te vaak misgegaan. Wacht {wait} en probeer het dan opnieuw."
