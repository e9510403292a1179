"""Vrijwilligerswerk: open vacancies on top, then matches and klussen."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.line_list import LineList
from screens.volunteer_records import NO_WORK, CloseVacancy, NoteVolunteerWork
from screens.volunteer_rows import COLUMNS, NONE_YET, is_open, open_first, told, volunteer_row

if TYPE_CHECKING:
    from models.record_cards import VolunteerCard

UNDO = "{} {} ongedaan maken?\nHet telt dan niet meer mee."
CHOOSE = "Kies eerst een regel in de lijst."
NO_VACANCY = "Kies eerst een open vacature in de lijst."


class VolunteersScreen(CaseregScreen):
    """The volunteer work of the team."""

    PLACE = "volunteers"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.cards: dict[str, VolunteerCard] = {}

    def body(self) -> Iterable[Widget]:
        """How many vacancies are open, and the list."""
        yield Static("", id="found", classes="title", markup=False)
        yield LineList(COLUMNS, id="volunteers")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def chosen(self) -> "VolunteerCard | None":
        """What the cursor stands on."""
        return self.cards.get(self.rows.chosen)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for all of it."""
        self.read(self.register.records.volunteer_work, self._show)

    def _show(self, work: "tuple[VolunteerCard, ...]") -> None:
        self.cards = {str(one.number): one for one in work}
        today = self.desk.clock.today()
        catalogue = catalogue_of(self.register, today)
        self.rows.show([volunteer_row(one, catalogue, today) for one in open_first(work)])
        self.rows.display = bool(work)
        self.query_one("#found", Static).update(told(work) if work else NONE_YET)

    def action_note(self, soort: Literal["vacature", "match", "klus"]) -> None:
        """A form for a vacancy, a match or klussen; a match takes the chosen vacancy."""
        today = self.desk.clock.today()
        catalogue = catalogue_of(self.register, today)
        if catalogue is None or catalogue.vrijwilligerswerk is None:
            self.say(NO_WORK, fault=True)
            return
        vacancies = tuple(one for one in self.cards.values() if is_open(one))
        chosen = self.chosen if soort == "match" and self.chosen in vacancies else None
        shelf = partial(catalogue_of, self.register)
        self.desk.open_above("record", NoteVolunteerWork(soort, shelf, today, vacancies, chosen))

    def action_close_vacancy(self) -> None:
        """Close the chosen vacancy without a match."""
        if self.chosen and is_open(self.chosen):
            self.desk.open_above("record", CloseVacancy(self.chosen, self.desk.clock.today()))
        else:
            self.say(NO_VACANCY, fault=True)

    def action_undo_chosen(self) -> None:
        """Let the chosen row count nowhere, after asking."""
        if one := self.chosen:
            question = UNDO.format(one.soort.capitalize(), one.number)
            self.ask(question, partial(self._undo, one.number))
        else:
            self.say(CHOOSE, fault=True)

    def _undo(self, number: int) -> None:
        self.save(partial(self.register.records.undo_volunteer_work, number), self._undone)

    def _undone(self, one: "VolunteerCard") -> None:
        self.say(f"Ongedaan gemaakt: {one.soort} {one.number}.")
        self.reload()
