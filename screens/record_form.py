"""One form for every record: a traject to open or close, a meting, a peiling, a mijlpaal.

What it asks and how it is stored stands in the record (:mod:`screens.record_fields`).
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from casereg.errors import CaseregError, InvalidInput
from screens import commands
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.form_screen import FormScreen
from screens.record_fields import Record, Values
from screens.record_fieldset import RecordFieldset
from screens.record_state import Faults, RecordState
from screens.unfinished import Typed

if TYPE_CHECKING:
    from models.cards import ClientCard

SEARCH_PAUSE = 0.03  # seconds after the last key until clients are looked for


class RecordScreen(FormScreen):
    """A record to fill in."""

    PLACE = "record"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["entry.tcss", "record_form.tcss"]
    AUTO_FOCUS = ""  # the cursor goes to a field once that has its text
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (110, "-wide")]  # noqa: RUF012

    def __init__(self, record: Record) -> None:
        """Ask this record."""
        super().__init__()
        self.record = record
        self.search_pause: Timer | None = None
        self.waiting_for: Callable[[], None] | None = None

    def body(self) -> Iterable[Widget]:
        """A title above the fields."""
        yield Static(self.record.title, classes="title", markup=False)
        today = self.desk.clock.today()
        found = catalogue_of(self.register, today)
        kernen = {one.code: one.titel for one in found.kernen} if found else {}
        kept = (self.kept.texts, *self.kept.more) if self.kept else ()
        yield RecordFieldset(RecordState(self.record, today, kernen, *kept))

    @property
    def form(self) -> RecordFieldset:
        """The fields."""
        return self.query_one(RecordFieldset)

    def on_mount(self) -> None:
        """Show the fields and start at the first that is empty."""
        self.form.refresh_form()
        self.form.go_to_first()
        if self.kept:
            self.tell_kept()

    @property
    def key(self) -> str:
        """What it is about and what it proposes, whatever day it is."""
        proposed = [one for one in self.record.fields({}) if one.kind not in ("day", "ahead")]
        return json.dumps([self.record.title, *((one.name, one.text) for one in proposed)])

    def typed(self) -> Typed | None:
        """The texts, what was proposed of them, and what followed from them."""
        self.form.gather()
        state = self.form.state
        if not state.touched:
            return None
        return Typed(self.record.title, dict(state.texts), [dict(state.made), dict(state.settled)])

    def fresh(self) -> CaseregScreen:
        """The same record once more."""
        return RecordScreen(self.record)

    @on(RecordFieldset.Searched)
    def _search_soon(self) -> None:
        if self.search_pause:
            self.search_pause.stop()
        self.search_pause = self.set_timer(SEARCH_PAUSE, self._search)

    def _search(self) -> None:
        form = self.form
        text = form.state.searched(form.wanted)

        def found(clients: "tuple[ClientCard, ...]") -> None:
            form.offer_clients(text, clients)

        self.read(partial(self.register.find_clients, text), found, "clients")

    @on(RecordFieldset.ClientTaken)
    def _go_on(self) -> None:
        """Do what was asked before the search was answered."""
        deed, self.waiting_for = self.waiting_for, None
        if deed:
            deed()

    def action_save(self) -> None:
        """Store what was filled in and go back."""
        form = self.form
        if self.saving:
            return
        form.accept(form.current)
        if form.left_waiting:
            self.waiting_for = self.action_save
            return
        values, faults = form.state.checked()
        if faults:
            self._show_faults(faults)
            return
        self.saving = True
        self.save(partial(self._store, values), self._stored)

    def _store(self, values: Values) -> str:
        return self.record.store(self.register, values)

    def _stored(self, told: str) -> None:
        self.forget()
        self.desk.leave(self)
        self.desk.say(told)

    def refused(self, error: CaseregError) -> None:
        """Mark the field it is about, and go there."""
        self.saving = False
        field = self._field_of(error.field) if isinstance(error, InvalidInput) else ""
        if field:
            self._show_faults({field: str(error)})
        else:
            super().refused(error)

    def _field_of(self, name: str) -> str:
        """The field a fault belongs beside; of a list the first one."""
        names = [one.name for one in self.form.state.fields]
        fitting = (one for one in names if name and one.startswith(f"{name}-"))
        return name if name in names else next(fitting, "")

    def _show_faults(self, faults: Faults) -> None:
        form = self.form
        form.show_faults(faults)
        first = next(one for one in form.state.fields if one.name in faults)
        self.say(f"Niet opgeslagen. {first.label}: {faults[first.name]}", fault=True)
