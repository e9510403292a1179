"""One field of the entry form on one line: label, input, and how it is understood."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.widgets import Input, Label, Static

from screens.entry_fields import LABELS, REQUIRED

PLACEHOLDERS = {"clients": "anoniem", "kern": "onbekend", "leeftijdsgroep": "onbekend"}


class FieldRow(Horizontal):
    """A field by its name in ContactForm; its text, its reading and its fault go down to it."""

    reading: var[str] = var("")
    fault: var[str] = var("")

    def __init__(self, field: str) -> None:
        """Make the row of one field."""
        super().__init__(id=f"row-{field}")
        self.field = field
        self.input = FieldInput(field)

    def compose(self) -> ComposeResult:
        """Label, input and reading beside each other."""
        yield Label(self._label())
        yield self.input
        yield Static(markup=False, classes="reading")

    def set_text(self, text: str) -> None:
        """Put a text in the field without it counting as typed."""
        field = self.input
        if field.value != text:
            with self.prevent(Input.Changed):
                field.value = text
            field.cursor_position = len(text) if field.has_focus else 0

    def watch_reading(self, reading: str) -> None:
        """Show how the text is understood."""
        if self.is_mounted:
            self.query_one(".reading", Static).update(reading)

    def watch_fault(self, fault: str) -> None:
        """Mark the row with a sign and a colour; the panel beside it says what is wrong."""
        self.set_class(bool(fault), "-fault")
        if self.is_mounted:
            self.query_one(Label).update(self._label())

    def _label(self) -> str:
        sign = "! " if self.fault else "  "
        return f"{sign}{LABELS[self.field]}{' *' if self.field in REQUIRED else ''}"


class FieldInput(Input):
    """The input of a field; opens with its text selected, so Tab keeps and typing replaces."""

    # The width of a field does not follow its text, so a key need not arrange the screen anew.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, field: str) -> None:
        """Make the input of one field."""
        super().__init__(id=field, compact=True, placeholder=PLACEHOLDERS.get(field, ""))
        self.field = field
        self.cursor_blink = False

    def on_blur(self) -> None:
        """Show the begin of a long text, not its end."""
        self.cursor_position = 0
