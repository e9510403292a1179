"""Undoing a contact that was chosen from a list: asked first, because it may be another's."""

from functools import partial
from typing import TYPE_CHECKING

from screens.contact_line import names
from screens.contact_rows import list_day
from screens.undoing import UndoingScreen

if TYPE_CHECKING:
    from models.cards import ContactCard


class AskingScreen(UndoingScreen):
    """A screen that names the contact and asks before it is undone."""

    def ask_undo(self, contact: "ContactCard | None") -> None:
        """Undo this contact when the answer is yes."""
        if contact is None:
            self.say("Kies eerst een contact in de lijst.", fault=True)
            return
        day = list_day(contact.happened_on, self.desk.clock.today())
        question = f"Contact {contact.number} ({names(contact)}, {day}) ongedaan maken?"
        self.ask(f"{question}\nHet telt dan niet meer mee.", partial(self.undo, contact.number))
