"""Before a contact is stored: a warning about what should perhaps not stand in its note."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from casereg.errors import CaseregError
from screens.entry_form import EntryForm
from screens.undoing import UndoingScreen

if TYPE_CHECKING:
    from models.forms import ContactForm
    from models.free_text import Finding

DOUBT = (
    "In de notitie staat misschien {what}.\n"
    "Zulke gegevens horen daar niet. Toch zo opslaan? (Nee: terug naar de notitie.)"
)


class NoteScreen(UndoingScreen):
    """A screen with an entry form whose note is looked at once before it is stored.

    ``saving`` is True while the register is at work for it.
    """

    saving = False
    note_agreed = ""

    @property
    def form(self) -> EntryForm:
        """The form."""
        return self.query_one(EntryForm)

    def after_note(self, contact: "ContactForm", deed: Callable[[], None]) -> None:
        """Do the deed when nothing is wrong with the note, or after a yes."""
        written = "\n".join(filter(None, (contact.note, contact.explanation)))
        if written in ("", self.note_agreed):
            deed()
            return
        self.saving = True
        look = partial(self.register.doubts_about_note, written, contact.clients)
        self.save(look, partial(self._looked_at, written, deed), self._not_looked_at)

    def _looked_at(self, note: str, deed: Callable[[], None], found: "Sequence[Finding]") -> None:
        self.saving = False
        if found:
            self.form.go_to("note")
            self.ask(DOUBT.format(what=described(found)), partial(self._agreed, note, deed))
        else:
            self._agreed(note, deed)

    def _agreed(self, note: str, deed: Callable[[], None]) -> None:
        self.note_agreed = note
        deed()

    def _not_looked_at(self, error: CaseregError) -> None:
        self.saving = False
        self.refused(error)


def described(found: "Sequence[Finding]") -> str:
    """What was found, each with its text: ``een naam (Fatma) en een postcode (5461 AB)``."""
    words = [f"een {one.kind} ({one.text})" for one in found]
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
