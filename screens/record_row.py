"""One line of a form for a record; which field it shows can change while the form is open."""

from screens.field_row import FieldRow
from screens.record_fields import Field


class RecordRow(FieldRow):
    """A line that shows a field, or nothing."""

    def __init__(self, place: int) -> None:
        """Make the line at this place of the form, still without a field."""
        super().__init__(f"line-{place}")
        self.asked: Field | None = None
        self.display = False

    @property
    def asks(self) -> str:
        """The name of the field it shows; empty when it shows none."""
        return self.asked.name if self.asked else ""

    def show(self, asked: Field | None, text: str, reading: str, fault: str) -> None:
        """Show a field with what stands in it, how it is understood and what is wrong."""
        other = asked != self.asked
        self.asked, self.display = asked, asked is not None
        self.set_text(text)
        self.reading, self.fault = reading, fault
        if other:
            self.watch_fault(fault)

    def _label(self) -> str:
        sign = "! " if self.fault else "  "
        star = " *" if self.asked and self.asked.required else ""
        return f"{sign}{self.asked.label if self.asked else ''}{star}"
