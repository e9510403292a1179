"""Undoing a contact, from whichever screen it is asked on."""

from functools import partial
from typing import TYPE_CHECKING

from casereg.errors import CaseregError, WeekSettled
from screens.base import CaseregScreen

if TYPE_CHECKING:
    from models.cards import ContactCard

LATE_UNDO = (
    "De week van dit contact is vastgesteld.\n"
    "Toch ongedaan maken? De teamleider ziet dat het later is veranderd."
)


class UndoingScreen(CaseregScreen):
    """A screen where a contact can be undone."""

    def action_undo_last(self) -> None:
        """Undo the own contact that was stored last."""
        self.undo(None)

    def undo(self, number: int | None, late: bool = False) -> None:
        """Undo a contact by number, or the own last one; asks once when its week is settled."""
        deed = partial(self.register.undo_contact, number, late)
        self.save(deed, self.undone, partial(self._not_undone, number))

    def undone(self, contact: "ContactCard") -> None:
        """Say what was undone; lists also read again."""
        self.say(f"Ongedaan gemaakt: contact {contact.number}. Het telt niet meer mee.")

    def _not_undone(self, number: int | None, error: CaseregError) -> None:
        if isinstance(error, WeekSettled):
            self.ask(LATE_UNDO, lambda: self.undo(number, late=True))
        else:
            self.refused(error)
