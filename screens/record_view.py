"""The fields of a record to look at: line by line, with the options beside them."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from screens.option_panel import OptionPanel
from screens.record_reading import reading
from screens.record_row import RecordRow
from screens.record_state import Faults, RecordState

LINES = 20  # lines made at once; more are added when a form asks more


class FieldLines(VerticalScroll, can_focus=False):
    """The lines above each other; the one in focus is scrolled into sight."""


class RecordView(Horizontal):
    """What is asked about a record, as the state says."""

    def __init__(self, state: RecordState) -> None:
        """Show this state."""
        super().__init__()
        self.state = state
        self.rows = [RecordRow(place) for place in range(LINES)]
        self.panel = OptionPanel(id="panel", markup=False)

    def compose(self) -> ComposeResult:
        """The lines, and beside them what fits."""
        with FieldLines(id="fields"):
            yield from self.rows
        yield self.panel

    @property
    def current(self) -> str:
        """The name of the field in focus; empty when it is none of ours."""
        focused = self.screen.focused
        return next((row.asks for row in self.rows if row.input is focused), "")

    def go_to(self, name: str) -> None:
        """Put the cursor in a field."""
        for row in self.rows:
            if row.asks == name:
                self.screen.set_focus(row.input)

    def go_to_first(self) -> None:
        """Put the cursor in the first field that is empty, or was being typed in."""
        names = [one.name for one in self.state.fields]
        texts, settled = self.state.texts, self.state.settled
        open_ = (one for one in names if not texts.get(one) or texts[one] != settled.get(one))
        self.go_to(next(open_, names[0]))

    def refresh_form(self) -> None:
        """Bring lines and panel in line with the state."""
        state, fields = self.state, self.state.fields
        self._make_room(len(fields))
        for place, row in enumerate(self.rows):
            asked = fields[place] if place < len(fields) else None
            text = state.texts.get(asked.name, "") if asked else ""
            read = reading(asked, text, state.today) if asked else ""
            row.show(asked, text, read, state.faults.get(asked.name, "") if asked else "")
        self._mark_current()
        self.refresh_panel()

    def _make_room(self, many: int) -> None:
        if many > len(self.rows):
            more = [RecordRow(place) for place in range(len(self.rows), many)]
            self.rows += more
            self.query_one(FieldLines).mount_all(more)

    def refresh_panel(self) -> None:
        """Show what belongs to the field in focus."""
        asked, panel = self.state.field(self.current), self.panel
        if asked:
            panel.heading, panel.hint = asked.label, asked.told
            panel.fault = self.state.faults.get(asked.name, "")
            panel.offer(*self.state.offered(asked.name))

    def show_faults(self, faults: Faults) -> None:
        """Mark what is wrong and go to the first of it."""
        self.state.faults = dict(faults)
        self.refresh_form()
        first = next((one.name for one in self.state.fields if one.name in faults), None)
        if first:
            self.go_to(first)

    def _mark_current(self) -> None:
        for row in self.rows:
            row.set_class(bool(row.asks) and row.asks == self.current, "-current")
