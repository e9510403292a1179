"""Setting up the second factor of one's own account.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from casereg.services import second_factors
from models.second_factor_cards import SecondFactorCard
from models.work import Work


class OwnSecondFactor:
    """The second factor of whoever is signed in.

    ``needed_before`` is until when one that must be there may be missing; None when none is.
    """

    def __init__(
        self, work: Callable[[], AbstractContextManager[Work]], needed_before: datetime | None
    ) -> None:
        """Work as the register does."""
        self._work = work
        self.needed_before = needed_before

    def is_on(self) -> bool:
        """Whether a code is asked at sign-in."""
        with self._work() as work:
            return second_factors.has(work.session, work.actor.account_id)

    def begin(self) -> SecondFactorCard:
        """What to put into an authenticator app; nothing is asked at sign-in yet."""
        with self._work() as work:
            return second_factors.begin(work)

    def confirm(self, code: str) -> tuple[str, ...]:
        """Prove that the app gives the right codes; gives the recovery codes, this once."""
        with self._work() as work:
            codes = second_factors.confirm(work, code)
        self.needed_before = None
        return codes

    def drop(self) -> None:
        """Ask no code any more."""
        with self._work() as work:
            second_factors.drop(work)
