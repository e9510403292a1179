"""Deeds beside contacts: cases, metingen, peilingen, kengetallen, mijlpalen, volunteer work.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
What is added bears an id of its form, so the same form twice is stored once.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

from casereg.errors import Conflict
from casereg.services import case_list, cases, measurements, outside, surveys, volunteers
from models.record_cards import (
    CaseCard,
    CaseFilter,
    KengetalCard,
    MetingCard,
    MijlpaalCard,
    PeilingCard,
    VolunteerCard,
)
from models.record_forms import (
    CaseForm,
    CloseForm,
    KengetalForm,
    MetingForm,
    MijlpaalForm,
    PeilingForm,
    ReferralForm,
    VolunteerForm,
)
from models.work import Work

Card = TypeVar("Card")


class Records:
    """What is recorded beside contacts, for whoever is signed in."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """``work`` opens a transaction for the actor."""
        self._work = work

    def cases(self, wanted: CaseFilter) -> tuple[CaseCard, ...]:
        """Cases of the own team, last opened first."""
        with self._work() as work:
            return case_list.listed(work, wanted)

    def case(self, number: int) -> CaseCard:
        """One case."""
        with self._work() as work:
            return case_list.one(work, number)

    def open_case(self, form: CaseForm) -> CaseCard:
        """Open a case."""
        return self._once(lambda work: cases.begin(work, form))

    def close_case(self, number: int, form: CloseForm) -> CaseCard:
        """Close a case."""
        with self._work() as work:
            return cases.close(work, number, form)

    def reopen_case(self, number: int) -> CaseCard:
        """Take back that a case was closed."""
        with self._work() as work:
            return cases.reopen(work, number)

    def refer_case(self, number: int, form: ReferralForm) -> CaseCard:
        """Add a step to the referral of a case."""
        with self._work() as work:
            return cases.refer(work, number, form)

    def answer_result(self, number: int, code: str, reached: bool, day: date) -> CaseCard:
        """Answer whether a case reached a resultaat."""
        with self._work() as work:
            return cases.answer(work, number, code, reached, day)

    def undo_case(self, number: int) -> CaseCard:
        """Let a case opened by mistake count nowhere."""
        with self._work() as work:
            return cases.undo(work, number)

    def add_meting(self, form: MetingForm) -> MetingCard:
        """Store one score."""
        return self._once(lambda work: measurements.add(work, form))

    def undo_meting(self, number: int) -> MetingCard:
        """Let a meting entered by mistake count nowhere."""
        with self._work() as work:
            return measurements.undo(work, number)

    def peilingen(self) -> tuple[PeilingCard, ...]:
        """Surveys, last held first."""
        with self._work() as work:
            return surveys.listed(work)

    def add_peiling(self, form: PeilingForm) -> PeilingCard:
        """Store a survey as counts per score."""
        return self._once(lambda work: surveys.add(work, form))

    def undo_peiling(self, number: int) -> PeilingCard:
        """Let a survey entered by mistake count nowhere."""
        with self._work() as work:
            return surveys.undo(work, number)

    def kengetallen(self) -> tuple[KengetalCard, ...]:
        """Figures from outside, last entered first."""
        with self._work() as work:
            return outside.kengetallen(work)

    def note_kengetal(self, form: KengetalForm) -> KengetalCard:
        """Enter a figure from outside."""
        return self._once(lambda work: outside.note_kengetal(work, form))

    def undo_kengetal(self, number: int) -> KengetalCard:
        """Let a kengetal entered by mistake count nowhere."""
        with self._work() as work:
            return outside.undo_kengetal(work, number)

    def mijlpalen(self) -> tuple[MijlpaalCard, ...]:
        """What was delivered, last first."""
        with self._work() as work:
            return outside.mijlpalen(work)

    def note_mijlpaal(self, form: MijlpaalForm) -> MijlpaalCard:
        """Enter something delivered."""
        return self._once(lambda work: outside.note_mijlpaal(work, form))

    def undo_mijlpaal(self, number: int) -> MijlpaalCard:
        """Let a mijlpaal entered by mistake count nowhere."""
        with self._work() as work:
            return outside.undo_mijlpaal(work, number)

    def volunteer_work(self, open_vacancies: bool = False) -> tuple[VolunteerCard, ...]:
        """Vacancies, matches and klussen of the own team, last first."""
        with self._work() as work:
            return volunteers.listed(work, open_vacancies)

    def note_volunteer_work(self, form: VolunteerForm) -> VolunteerCard:
        """Store a vacancy, a match or klussen; a match closes its vacancy."""
        return self._once(lambda work: volunteers.note(work, form))

    def close_vacancy(self, number: int, day: date) -> VolunteerCard:
        """Close a vacancy that was not filled."""
        with self._work() as work:
            return volunteers.close(work, number, day)

    def undo_volunteer_work(self, number: int) -> VolunteerCard:
        """Let a row entered by mistake count nowhere."""
        with self._work() as work:
            return volunteers.undo(work, number)

    def _once(self, deed: Callable[[Work], Card]) -> Card:
        """Do a deed; when its id was stored by a retry at this very moment, find it."""
        try:
            with self._work() as work:
                return deed(work)
        except Conflict:
            with self._work() as work:
                return deed(work)
