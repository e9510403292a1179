"""Eén traject: who is in it and how it stands, and everything that can be done with it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen
from screens.case_closing import AnswerResults, CloseCase
from screens.case_rows import facts, meting_told, people, soort_of
from screens.case_steps import AddMeting, Refer
from screens.contact import FactLine
from screens.entry_opening import catalogue_of
from screens.follow_up import PlanFollowUp

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.record_cards import CaseCard, MetingCard
    from screens.record_fields import Record

REOPEN = "Traject {} heropenen?\nDe afloop, de antwoorden en de metingen van het sluiten vervallen."
UNDO = "Traject {} ({}) ongedaan maken?\nHet telt dan niet meer mee."
UNDO_METING = "Deze meting ongedaan maken?\n{}"
NO_METING = "Bij dit traject is nog niets gemeten."
NO_REFERRAL = "Bij dit soort traject hoort geen verwijzing."
NO_RESULTS = "Bij dit soort traject horen geen vragen over het resultaat."


class CaseScreen(CaseregScreen):
    """A traject as it stands now."""

    PLACE = "case"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "contact.tcss"

    def __init__(self, number: int) -> None:
        """Show the traject with this number."""
        super().__init__()
        self.number = number
        self.card: CaseCard | None = None
        self.catalogue: Catalogue | None = None

    def body(self) -> Iterable[Widget]:
        """A title above what is known, line by line."""
        yield Static(f"Traject {self.number}", classes="title", markup=False)
        yield VerticalScroll(id="facts")

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for the traject and the opdracht it belongs to."""
        self.read(self._ask, self._show)

    def _ask(self) -> "tuple[CaseCard, Catalogue]":
        case = self.register.records.case(self.number)
        return case, self.register.catalogue_named(case.opdracht)

    def _show(self, found: "tuple[CaseCard, Catalogue]") -> None:
        self.card, self.catalogue = found
        lines = self.query_one("#facts")
        lines.remove_children()
        lines.mount_all(FactLine(label, text) for label, text in facts(*found))

    def action_log_contact(self) -> None:
        """A contact in this traject."""
        if self.card:
            self.desk.open_above("entry", case=self.card)

    def action_add_meting(self) -> None:
        """A score about it."""
        shelf = partial(catalogue_of, self.register)
        self._fill(lambda case, _: AddMeting(shelf, self.desk.clock.today(), case))

    def action_plan(self) -> None:
        """A call or a visit in it."""
        self._fill(lambda case, _: PlanFollowUp(self.desk.clock.today(), case=case))

    def action_answer(self) -> None:
        """The yes-or-no questions of its soort."""
        if not self._asks("resultaten"):
            self.say(NO_RESULTS, fault=True)
            return
        self._fill(lambda case, found: AnswerResults(case, found, self.desk.clock.today()))

    def action_refer(self) -> None:
        """A step of its referral."""
        if not self._asks("verwijzing"):
            self.say(NO_REFERRAL, fault=True)
            return
        self._fill(lambda case, _: Refer(case, self.desk.clock.today()))

    def action_close_case(self) -> None:
        """Close it; take that back when it is closed already."""
        if self.card and self.card.closed_on:
            self.ask(REOPEN.format(self.number), self._reopen)
        else:
            self._fill(lambda case, found: CloseCase(case, found, self.desk.clock.today()))

    def _reopen(self) -> None:
        self.save(partial(self.register.records.reopen_case, self.number), self._reopened)

    def _reopened(self, case: "CaseCard") -> None:
        self.say(f"Heropend: traject {case.number}.")
        self.reload()

    def action_undo_case(self) -> None:
        """Let it count nowhere, after asking."""
        if self.card:
            self.ask(UNDO.format(self.number, people(self.card)), self._undo)

    def _undo(self) -> None:
        self.save(partial(self.register.records.undo_case, self.number), self._undone)

    def _undone(self, case: "CaseCard") -> None:
        self.desk.leave(self)
        self.desk.say(f"Ongedaan gemaakt: traject {case.number}. Het telt niet meer mee.")

    def action_undo_meting(self) -> None:
        """Let the meting that was entered last count nowhere, after asking."""
        found = self.card.metingen if self.card else ()
        last = max(found, key=lambda one: one.number, default=None)
        if last is None or self.card is None or self.catalogue is None:
            self.say(NO_METING, fault=True)
            return
        told = meting_told(last, self.card, self.catalogue)
        self.ask(UNDO_METING.format(told), partial(self._drop_meting, last.number))

    def _drop_meting(self, number: int) -> None:
        self.save(partial(self.register.records.undo_meting, number), self._meting_dropped)

    def _meting_dropped(self, meting: "MetingCard") -> None:
        self.say(f"Ongedaan gemaakt: meting {meting.number}. Die telt niet meer mee.")
        self.reload()

    def _asks(self, what: str) -> bool:
        """Whether its soort asks for this; False also while it is still being read."""
        soort = soort_of(self.card, self.catalogue) if self.card and self.catalogue else None
        return bool(getattr(soort, what, False))

    def _fill(self, made: "Callable[[CaseCard, Catalogue], Record]") -> None:
        if self.card and self.catalogue:
            self.desk.open_above("record", made(self.card, self.catalogue))
