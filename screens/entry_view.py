"""The entry form to look at: a line per field, the options of the field in focus beside them.

State comes down through :meth:`EntryView.show` and its like; what a text means is in
:mod:`screens.entry_state`.
"""

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from screens.entry_check import Faults, reading
from screens.entry_fields import LABELS, ORDER
from screens.entry_hints import hint_for
from screens.entry_offers import Texts
from screens.entry_state import EntryState
from screens.field_row import FieldInput, FieldRow
from screens.option_panel import OptionPanel

if TYPE_CHECKING:
    from models.catalogue import Catalogue


class EntryView(Horizontal):
    """All fields of a contact, as the state says."""

    def __init__(self, today: date) -> None:
        """Make an empty form for this day."""
        super().__init__()
        self.state = EntryState(today)
        self.rows = {field: FieldRow(field) for field in ORDER}
        self.panel = OptionPanel(id="panel", markup=False)

    def compose(self) -> ComposeResult:
        """A row per field; those that are not asked are hidden."""
        with Vertical(id="fields"):
            yield from self.rows.values()
        yield self.panel

    @property
    def current(self) -> str:
        """The field in focus; empty when it is none of ours."""
        focused = self.screen.focused
        return focused.field if isinstance(focused, FieldInput) else ""

    def go_to(self, field: str) -> None:
        """Put the cursor in a field."""
        # Not focus(): that waits its turn, and a letter typed meanwhile would go astray.
        self.screen.set_focus(self.rows[field].input)

    def show(
        self, texts: Texts, catalogue: "Catalogue | None", proposed: Texts | None = None
    ) -> None:
        """Put other texts in the form, under the catalogue of their day."""
        self.state.put(dict(texts), catalogue, proposed)
        self.refresh_form()

    def use_catalogue(self, catalogue: "Catalogue | None") -> None:
        """Another opdracht applies."""
        self.gather()
        self.state.use(catalogue, self.current)
        self.refresh_form()

    def gather(self) -> bool:
        """Take over what stands in the inputs but was not reported yet; True when there was any."""
        found = False
        for row in self.rows.values():
            if row.input.value != self.state.texts.get(row.field, ""):
                self.state.typed(row.field, row.input.value)
                found = True
        return found

    def show_faults(self, faults: Faults) -> None:
        """Mark what is wrong and go to the first of it."""
        self.gather()
        self.state.faults = dict(faults)
        first = next((field for field in ORDER if field in faults), None)
        if first:
            self.go_to(first)
        self.refresh_form()

    def refresh_form(self) -> None:
        """Bring rows and panel in line with the state."""
        visible, state = self.state.visible, self.state
        for row in self.rows.values():
            row.display = row.field in visible
            text = state.texts.get(row.field, "")
            row.set_text(text)
            row.reading = reading(row.field, text, state.today)
            row.fault = state.faults.get(row.field, "")
        self.refresh_panel()

    def refresh_panel(self) -> None:
        """Show what belongs to the field in focus."""
        field, panel = self.current, self.panel
        if field:
            panel.heading, panel.hint = LABELS[field], hint_for(field)
            panel.fault = self.state.faults.get(field, "")
            panel.offer(*self.state.offered(field))
