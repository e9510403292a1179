"""Who is signed in, and signing out everywhere.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from casereg.services import sign_ins
from models.sign_in_cards import SignInCard
from models.work import Work


class SignIns:
    """The places where somebody is signed in."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """Work as the register does."""
        self._work = work

    def listed(self) -> tuple[SignInCard, ...]:
        """Who is signed in at this moment."""
        with self._work() as work:
            return sign_ins.listed(work)

    def sign_out(self, name: str) -> int:
        """Sign an account out wherever it is signed in, here too; gives in how many places."""
        with self._work() as work:
            return sign_ins.sign_out(work, name.strip().lower())
