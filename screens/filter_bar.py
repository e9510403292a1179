"""The line above the contacts: whose, when, and for which deelopdracht."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from screens.contact_filter import Wanted, with_field

FIELDS = (
    ("text", "Cliënt", "naam of nummer"),
    ("period", "Periode", "alles"),
    ("part", "Deel", "alle"),
)


class FilterBar(Horizontal):
    """Three fields; tells what is wanted whenever one changes."""

    class Changed(Message):
        """Something else is wanted."""

    class Submitted(Message):
        """Enter: to the list."""

    def __init__(self, wanted: Wanted) -> None:
        """Start with this filter."""
        super().__init__()
        self.wanted = wanted

    def compose(self) -> ComposeResult:
        """A label and an input for each."""
        for field, label, hint in FIELDS:
            yield Label(label)
            value = getattr(self.wanted, field)
            yield Input(value, placeholder=hint, id=field, compact=True)

    def put(self, wanted: Wanted) -> None:
        """Show another filter, without it counting as typed."""
        self.wanted = wanted
        for field in self._fields():
            with field.prevent(Input.Changed):
                field.value = getattr(wanted, field.id or "")

    def _fields(self) -> Iterable[Input]:
        return self.query(Input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        before = self.wanted
        self.wanted = with_field(before, event.input.id or "", event.value)
        if self.wanted != before:
            self.post_message(self.Changed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())
