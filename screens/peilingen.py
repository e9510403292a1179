"""Peilingen: the surveys without names that were entered, and a form for another one."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.line_list import LineList
from screens.peiling_record import AddPeiling
from screens.peiling_rows import COLUMNS, NONE_YET, peiling_row, told

if TYPE_CHECKING:
    from models.record_cards import PeilingCard

CHOOSE = "Kies eerst een peiling in de lijst."
UNDO = "Peiling {} ongedaan maken?\nDe antwoorden tellen dan niet meer mee."


class PeilingenScreen(CaseregScreen):
    """The list of peilingen."""

    PLACE = "peilingen"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def body(self) -> Iterable[Widget]:
        """How many there are, and the list."""
        yield Static("", id="found", classes="title", markup=False)
        yield LineList(COLUMNS, id="peilingen")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for all of them."""
        self.read(self.register.records.peilingen, self._show)

    def _show(self, peilingen: "tuple[PeilingCard, ...]") -> None:
        today = self.desk.clock.today()
        rows = [
            peiling_row(one, catalogue_of(self.register, one.held_on), today) for one in peilingen
        ]
        self.rows.show(rows)
        self.rows.display = bool(rows)
        self.query_one("#found", Static).update(told(len(rows)) if rows else NONE_YET)

    def action_add_peiling(self) -> None:
        """A form for another peiling."""
        shelf = partial(catalogue_of, self.register)
        self.desk.open_above("record", AddPeiling(shelf, self.desk.clock.today()))

    def action_undo_chosen(self) -> None:
        """Let the chosen one count nowhere, after asking."""
        if chosen := self.rows.chosen:
            self.ask(UNDO.format(chosen), partial(self._undo, int(chosen)))
        else:
            self.say(CHOOSE, fault=True)

    def _undo(self, number: int) -> None:
        self.save(partial(self.register.records.undo_peiling, number), self._undone)

    def _undone(self, peiling: "PeilingCard") -> None:
        self.say(f"Ongedaan gemaakt: peiling {peiling.number}.")
        self.reload()
