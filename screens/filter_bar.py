"""The line above the contacts: whose, when, what, and who did it."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from screens.contact_filter import Wanted, with_field

FIELDS = (
    ("text", "Cliënt", "naam, nr"),
    ("period", "Periode", "alles"),
    ("part", "Deel", "alle"),
    ("soort", "Soort", "alle"),
)
WHO = ("worker", "Door", "naam")


class FilterBar(Horizontal):
    """A few fields; tells what is wanted whenever one changes."""

    class Changed(Message):
        """Something else is wanted."""

    class Submitted(Message):
        """Enter: to the list."""

    def __init__(self, wanted: Wanted, team: bool) -> None:
        """Start with this filter; ``team`` asks who did it too."""
        super().__init__()
        self.wanted = wanted
        self.asked = (*FIELDS, WHO) if team else FIELDS

    def compose(self) -> ComposeResult:
        """A label and an input for each."""
        for field, label, hint in self.asked:
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
