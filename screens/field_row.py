"""One field of the entry form on one line: label, input, and how it is understood."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.widgets import Input, Label, Static
from textual.widgets.input import Selection

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

    def set_text(self, text: str, going_on: bool = False) -> None:
        """Put a text in the field without it counting as typed.

        It is selected when somebody stands there, so that the next letter replaces it;
        unless they are ``going_on`` with it.
        """
        field = self.input
        if field.value != text:
            with self.prevent(Input.Changed):
                field.value = text
            start = len(text) if going_on else 0
            end = len(text) if field.has_focus else 0
            field.selection = Selection(min(start, end), end)

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

    @property
    def _value(self) -> Text:
        """What is drawn: a text that is too long ends with a sign, unless it is being typed."""
        drawn = super()._value
        if not self.has_focus and self.size.width:
            drawn.truncate(self.scrollable_content_region.width, overflow="ellipsis")
        return drawn

    def on_blur(self) -> None:
        """Show the begin of a long text, not its end; in another window the cursor stays."""
        if self.app.app_focus:
            self.cursor_position = 0
