"""Deeds beside contacts: cases, metingen, peilingen, kengetallen, mijlpalen, volunteer work.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

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


class Records:
    """What is recorded beside contacts, for whoever is signed in."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """``work`` opens a transaction for the actor."""
        self._work = work

    def cases(self, wanted: CaseFilter) -> tuple[CaseCard, ...]:
        """Cases of the own team, last opened first."""
        raise NotImplementedError

    def case(self, number: int) -> CaseCard:
        """One case."""
        raise NotImplementedError

    def open_case(self, form: CaseForm) -> CaseCard:
        """Open a case."""
        raise NotImplementedError

    def close_case(self, number: int, form: CloseForm) -> CaseCard:
        """Close a case."""
        raise NotImplementedError

    def reopen_case(self, number: int) -> CaseCard:
        """Take back that a case was closed."""
        raise NotImplementedError

    def refer_case(self, number: int, form: ReferralForm) -> CaseCard:
        """Add a step to the referral of a case."""
        raise NotImplementedError

    def answer_result(self, number: int, code: str, reached: bool, day: date) -> CaseCard:
        """Answer whether a case reached a resultaat."""
        raise NotImplementedError

    def undo_case(self, number: int) -> CaseCard:
        """Let a case opened by mistake count nowhere."""
        raise NotImplementedError

    def add_meting(self, form: MetingForm) -> MetingCard:
        """Store one score."""
        raise NotImplementedError

    def undo_meting(self, number: int) -> MetingCard:
        """Let a meting entered by mistake count nowhere."""
        raise NotImplementedError

    def peilingen(self) -> tuple[PeilingCard, ...]:
        """Surveys, last held first."""
        raise NotImplementedError

    def add_peiling(self, form: PeilingForm) -> PeilingCard:
        """Store a survey as counts per score."""
        raise NotImplementedError

    def undo_peiling(self, number: int) -> PeilingCard:
        """Let a survey entered by mistake count nowhere."""
        raise NotImplementedError

    def kengetallen(self) -> tuple[KengetalCard, ...]:
        """Figures from outside, last entered first."""
        raise NotImplementedError

    def note_kengetal(self, form: KengetalForm) -> KengetalCard:
        """Enter a figure from outside."""
        raise NotImplementedError

    def undo_kengetal(self, number: int) -> KengetalCard:
        """Let a kengetal entered by mistake count nowhere."""
        raise NotImplementedError

    def mijlpalen(self) -> tuple[MijlpaalCard, ...]:
        """What was delivered, last first."""
        raise NotImplementedError

    def note_mijlpaal(self, form: MijlpaalForm) -> MijlpaalCard:
        """Enter something delivered."""
        raise NotImplementedError

    def undo_mijlpaal(self, number: int) -> MijlpaalCard:
        """Let a mijlpaal entered by mistake count nowhere."""
        raise NotImplementedError

    def volunteer_work(self, open_vacancies: bool = False) -> tuple[VolunteerCard, ...]:
        """Vacancies, matches and klussen of the own team, last first."""
        raise NotImplementedError

    def note_volunteer_work(self, form: VolunteerForm) -> VolunteerCard:
        """Store a vacancy, a match or klussen; a match closes its vacancy."""
        raise NotImplementedError

    def close_vacancy(self, number: int, day: date) -> VolunteerCard:
        """Close a vacancy that was not filled."""
        raise NotImplementedError

    def undo_volunteer_work(self, number: int) -> VolunteerCard:
        """Let a row entered by mistake count nowhere."""
        raise NotImplementedError
