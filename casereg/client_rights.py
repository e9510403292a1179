"""Deeds for what a client may ask: to see what is held, a correction, a statement, a restriction.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from casereg.services import client_corrections, inspections, restrictions
from models.cards import ClientCard
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.inspection_cards import InspectionCard
from models.work import Work


class ClientRights:
    """What clients may ask (AVG art. 15, 16 and 18), done by whoever is signed in."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """``work`` opens a transaction for the actor."""
        self._work = work

    def inspect(self, number: int, to_file: bool = False) -> InspectionCard:
        """Everything that is held about a client, and who saw it; ``to_file`` is written down."""
        with self._work() as work:
            return inspections.inspection(work, number, to_file)

    def correct(self, number: int, form: CorrectionForm) -> ClientCard:
        """Give a client other data, with why."""
        with self._work() as work:
            return client_corrections.correct(work, number, form)

    def state(self, number: int, form: ExplainedForm) -> ClientCard:
        """Keep what a client states beside its data."""
        with self._work() as work:
            return client_corrections.state(work, number, form)

    def restrict(self, number: int, form: ExplainedForm) -> ClientCard:
        """Let a client's data be kept and shown only."""
        with self._work() as work:
            return restrictions.restrict(work, number, form)

    def lift(self, number: int, form: ExplainedForm) -> ClientCard:
        """Let a client's data be added to and changed again."""
        with self._work() as work:
            return restrictions.lift(work, number, form)
