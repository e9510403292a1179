"""Eén contact: everything that is known of it, to read, correct or undo."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static

from screens import commands
from screens.contact_rows import facts
from screens.contact_undo import AskingScreen

if TYPE_CHECKING:
    from models.cards import ContactCard
    from models.catalogue import Catalogue


class FactLine(Horizontal):
    """Something that is known, with what it is called."""

    def __init__(self, label: str, text: str) -> None:
        """Take both texts."""
        super().__init__()
        self.label, self.text = label, text

    def compose(self) -> ComposeResult:
        """Beside each other."""
        yield Label(self.label, markup=False)
        yield Static(self.text, classes="text", markup=False)


class ContactScreen(AskingScreen):
    """A contact as it is stored."""

    PLACE = "contact"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "contact.tcss"

    def __init__(self, number: int) -> None:
        """Show the contact with this number."""
        super().__init__()
        self.number = number
        self.card: ContactCard | None = None

    def body(self) -> Iterable[Widget]:
        """A title above what is known, line by line."""
        yield Static(f"Contact {self.number}", classes="title", markup=False)
        yield VerticalScroll(id="facts")

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for the contact and the opdracht it belongs to."""
        self.read(self._ask, self._show)

    def _ask(self) -> "tuple[ContactCard, Catalogue]":
        contact = self.register.contact(self.number)
        return contact, self.register.catalogue_named(contact.opdracht)

    def _show(self, found: "tuple[ContactCard, Catalogue]") -> None:
        self.card, catalogue = found
        lines = self.query_one("#facts")
        lines.remove_children()
        lines.mount_all(FactLine(label, text) for label, text in facts(self.card, catalogue))

    def action_correct(self) -> None:
        """Open it in the form."""
        self.desk.open_above("entry", number=self.number)

    def action_undo_chosen(self) -> None:
        """Undo it, after asking."""
        if self.card:
            self.ask_undo(self.card)

    def undone(self, contact: "ContactCard") -> None:
        """Say so, and show it as it is now."""
        super().undone(contact)
        self.reload()
