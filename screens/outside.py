"""Cijfers van buiten: the kengetallen the opdracht asks, and the mijlpalen that are due."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from casereg.security.rights import NOTE_KENGETAL, Reach, reach
from models.counted_words import many, number_text
from screens import commands, kengetal_rows, mijlpaal_rows
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.kengetal_rows import Wanted
from screens.line_list import LineList
from screens.outside_records import NoteKengetal, NoteMijlpaal

if TYPE_CHECKING:
    from models.record_cards import KengetalCard, MijlpaalCard

NO_OPDRACHT = "Voor vandaag is er geen opdracht in het register."
UNDO = "{} {} ongedaan maken?\nHet telt dan niet meer mee."
NOT_YET = "Dit is nog niet ingevoerd. Kies een regel die is ingevoerd of geleverd."

Found = tuple["tuple[KengetalCard, ...]", "tuple[MijlpaalCard, ...]"]


class OutsideScreen(CaseregScreen):
    """Two lists: kengetallen above for who enters them, mijlpalen below."""

    PLACE = "outside"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "outside.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.kengetallen: dict[str, Wanted] = {}
        self.mijlpalen: dict[str, str] = {}

    @property
    def notes_kengetallen(self) -> bool:
        """Whether this role enters kengetallen."""
        return reach(self.desk.role, NOTE_KENGETAL) is not Reach.NONE

    def body(self) -> Iterable[Widget]:
        """A title above each list."""
        if self.notes_kengetallen:
            yield Static("Kengetallen", id="about-kengetallen", classes="title", markup=False)
            yield LineList(kengetal_rows.COLUMNS, id="kengetallen")
        yield Static("Mijlpalen", id="about-mijlpalen", classes="title", markup=False)
        yield LineList(mijlpaal_rows.COLUMNS, id="mijlpalen")

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for both."""
        self.read(self._ask, self._show)

    def _ask(self) -> Found:
        records = self.register.records
        kengetallen = records.kengetallen() if self.notes_kengetallen else ()
        return kengetallen, records.mijlpalen()

    def _show(self, found: Found) -> None:
        today = self.desk.clock.today()
        catalogue = catalogue_of(self.register, today)
        if catalogue is None:
            self.say(NO_OPDRACHT, fault=True)
            return
        asked = kengetal_rows.rows(found[0], catalogue, today) if self.notes_kengetallen else []
        due = mijlpaal_rows.rows(found[1], catalogue, today)
        self.kengetallen = {row.key: about for row, about in asked}
        self.mijlpalen = {row.key: code for row, code in due}
        for rows in self.query(LineList):
            rows.show([row for row, _ in (asked if rows.id == "kengetallen" else due)])
        late = sum(row.cells[0] == mijlpaal_rows.LATE for row, _ in due)
        lacking, waiting = len(asked) - len(found[0]), len(due) - len(found[1])
        missing = many(lacking, "ontbreekt nog", "ontbreken nog")
        self._tell("kengetallen", missing if lacking else "er ontbreekt niets", "F2")
        self._tell(
            "mijlpalen", f"{number_text(late)} te laat, {number_text(waiting - late)} te doen", "F3"
        )

    def _tell(self, what: str, told: str, key: str) -> None:
        """How many are still wanted, and the key that enters one."""
        for title in self.query(f"#about-{what}").results(Static):
            title.update(f"{what.capitalize()} van dit jaar: {told}. {key} voert er een in.")

    def _current(self) -> LineList | None:
        """The list with the cursor."""
        return next((one for one in self.query(LineList) if one.options.has_focus), None)

    @on(LineList.Opened)
    def _note_chosen(self) -> None:
        """Enter: a form for what the cursor stands on."""
        rows = self._current()
        if rows is not None and rows.id == "kengetallen":
            self.action_note_kengetal()
        else:
            self.action_note_mijlpaal()

    def action_note_kengetal(self) -> None:
        """A form for the chosen kengetal, or for another one."""
        chosen = self.query_one("#kengetallen", LineList).chosen
        shelf = partial(catalogue_of, self.register)
        record = NoteKengetal(shelf, self.desk.clock.today(), self.kengetallen.get(chosen))
        self.desk.open_above("record", record)

    def action_note_mijlpaal(self) -> None:
        """A form for the chosen mijlpaal."""
        chosen = self.query_one("#mijlpalen", LineList).chosen
        shelf = partial(catalogue_of, self.register)
        code = self.mijlpalen.get(chosen, "")
        self.desk.open_above("record", NoteMijlpaal(shelf, self.desk.clock.today(), code))

    def action_undo_chosen(self) -> None:
        """Let what is chosen in the list with the cursor count nowhere, after asking."""
        rows = self._current()
        if rows is None or not rows.chosen.isdecimal():
            self.say(NOT_YET, fault=True)
            return
        what = "Kengetal" if rows.id == "kengetallen" else "Mijlpaal"
        self.ask(UNDO.format(what, rows.chosen), partial(self._undo, what, int(rows.chosen)))

    def _undo(self, what: str, number: int) -> None:
        records = self.register.records
        deed = records.undo_kengetal if what == "Kengetal" else records.undo_mijlpaal
        self.save(lambda: deed(number), lambda _: self._undone(what, number))

    def _undone(self, what: str, number: int) -> None:
        self.say(f"Ongedaan gemaakt: {what.lower()} {number}.")
        self.reload()
