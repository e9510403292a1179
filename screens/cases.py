"""Trajecten: the open ones of the team, to find one, log a contact in it, or open another."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from models.record_cards import CaseFilter
from screens import commands
from screens.base import CaseregScreen
from screens.case_opening import OpenCase
from screens.case_rows import COLUMNS, Catalogues, case_row, told
from screens.entry_opening import catalogue_of
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.record_cards import CaseCard

TYPING_PAUSE = 0.08  # seconds between the last key and the search

Found = tuple[CaseFilter, "tuple[CaseCard, ...]", Catalogues]


class CasesScreen(CaseregScreen):
    """A search field above the trajecten it finds; the arrows work from the field."""

    PLACE = "cases"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(PLACE),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    CSS_PATH: ClassVar[str] = "cases.tcss"
    AUTO_FOCUS: ClassVar[str] = "#search"

    def __init__(self) -> None:
        """Start with the open ones of the team."""
        super().__init__()
        self.open_only, self.mine = True, False
        self.cards: dict[str, CaseCard] = {}
        self.shown_for: CaseFilter | None = None
        self.waiting: Callable[[CaseCard], None] | None = None
        self.pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The search field, which are shown, and the list."""
        yield Input(placeholder="naam of nummer", id="search", compact=True)
        yield Static("", id="found", classes="title", markup=False)
        yield LineList(COLUMNS, id="cases")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def wanted(self) -> CaseFilter:
        """Which trajecten are asked for."""
        text = self.query_one("#search", Input).value.strip()
        return CaseFilter(text=text, open_only=self.open_only, mine=self.mine)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for what is wanted now; a newer question replaces this one."""
        self.read(partial(self._ask, self.wanted), self._show)

    def _ask(self, wanted: CaseFilter) -> Found:
        cases = self.register.records.cases(wanted)
        codes = {one.opdracht for one in cases}
        return wanted, cases, {code: self.register.catalogue_named(code) for code in codes}

    def _show(self, found: Found) -> None:
        wanted, cases, catalogues = found
        self.cards = {str(one.number): one for one in cases}
        today = self.desk.clock.today()
        rows = [case_row(one, catalogues, today) for one in cases]
        self.rows.show(rows, stay=wanted == self.shown_for)
        self.shown_for = wanted
        self.rows.display = bool(cases)
        self.query_one("#found", Static).update(told(wanted, len(cases)))
        if self.waiting:
            self._with_chosen(self.waiting)

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        """Wait for a pause in the typing."""
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(TYPING_PAUSE, self.reload)

    def action_search(self) -> None:
        """To the search field."""
        self.query_one("#search", Input).focus()

    def action_move(self, steps: int) -> None:
        """Another traject, while the cursor stays in the search field."""
        self.rows.move(steps)

    def action_toggle_open(self) -> None:
        """Only open ones, or all."""
        self.open_only = not self.open_only
        self.reload()

    def action_toggle_mine(self) -> None:
        """Only own ones, or those of the team."""
        self.mine = not self.mine
        self.reload()

    @on(Input.Submitted, "#search")
    @on(LineList.Opened)
    def action_open(self) -> None:
        """Everything that is known of the chosen traject."""
        self._with_chosen(lambda case: self.desk.open_above("case", case.number))

    def action_log_contact(self) -> None:
        """A contact in the chosen traject."""
        self._with_chosen(lambda case: self.desk.open_above("entry", case=case))

    def _with_chosen(self, deed: "Callable[[CaseCard], None]") -> None:
        """Do it with the chosen traject; while a search is going on, with the one it will find."""
        self.waiting = None
        if self.shown_for != self.wanted:
            self.waiting = deed
            self.reload()
        elif case := self.cards.get(self.rows.chosen):
            deed(case)
        else:
            self.say("Kies eerst een traject in de lijst.", fault=True)

    def action_open_case(self) -> None:
        """A form for another traject."""
        shelf = partial(catalogue_of, self.register)
        self.desk.open_above("record", OpenCase(shelf, self.desk.clock.today()))
