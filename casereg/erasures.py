"""Deeds to erase clients, by request or after their bewaartermijn, always by two people.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from casereg.erased_list import keep_list, read_list
from casereg.services import erasures, retention
from models.audit_anchor import register_id
from models.erasure_cards import ErasureCard, ErasurePlan, RetentionPlan
from models.work import Work


class Erasures:
    """Erasing, for whoever is signed in."""

    def __init__(
        self,
        work: Callable[[], AbstractContextManager[Work]],
        reading: Callable[[], AbstractContextManager[Session]],
        empty_journal: Callable[[], None],
        erased: Path,
    ) -> None:
        """``erased`` is the file outside the register that says who was erased.

        ``empty_journal`` lets what was overwritten leave the journal of the register too.
        """
        self._work, self._reading = work, reading
        self._empty_journal, self._erased = empty_journal, erased

    def foresee(self, number: int) -> ErasurePlan:
        """What erasing a client would do; nothing is done by it."""
        with self._work() as work:
            return erasures.foreseen(work, number)

    def ask(self, number: int, ground: str, despite_term: bool = False) -> ErasureCard:
        """Ask that a client is erased; somebody else has to agree."""
        with self._work() as work:
            return erasures.ask(work, number, ground, despite_term)

    def withdraw(self, erasure: int) -> ErasureCard:
        """Take a request back."""
        with self._work() as work:
            return erasures.withdraw(work, erasure)

    def listed(self) -> tuple[ErasureCard, ...]:
        """What was asked and done, newest first."""
        with self._work() as work:
            return erasures.listed(work)

    def waiting(self) -> int:
        """How many requests of others wait until the actor agrees."""
        with self._work() as work:
            return erasures.waiting(work)

    def due(self) -> RetentionPlan:
        """What is past its bewaartermijn; nothing is done by it."""
        with self._work() as work:
            return retention.foreseen(work)

    def propose(self) -> ErasureCard:
        """Ask that what is past its bewaartermijn goes; somebody else has to agree."""
        with self._work() as work:
            return retention.propose(work)

    def apply_terms(self) -> ErasureCard:
        """Propose what is past its bewaartermijn, or do what somebody else proposed."""
        waiting = self.due().erasure
        return self.approve(waiting) if waiting else self.propose()

    def approve(self, erasure: int) -> ErasureCard:
        """Erase what somebody else asked for."""
        with self._work() as work:
            card = erasures.approve(work, erasure)
        self._empty_journal()
        # The register says it too, and a restore asks both.
        with suppress(OSError), self._reading() as session:
            keep_list(self._erased, session)
        return card

    def repeat(self) -> ErasureCard | None:
        """Erase again who came back with an older database; None when nobody did."""
        with self._reading() as session:
            known = read_list(self._erased, register_id(session))
        before = [(one.client, datetime.fromisoformat(one.added_at)) for one in known]
        with self._work() as work:
            return erasures.repeat(work, before)
