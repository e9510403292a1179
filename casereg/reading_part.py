"""A part of the one door (:mod:`casereg.register`) that asks first and then only reads."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlmodel import Session

from models.work import Work


class ReadingPart:
    """Deeds that note what is asked in one transaction, and count in another."""

    def __init__(
        self,
        work: Callable[[], AbstractContextManager[Work]],
        reading: Callable[[], AbstractContextManager[Session]],
    ) -> None:
        """``work`` opens a transaction for the actor; ``reading`` sees one moment throughout."""
        self._work, self._reading = work, reading
