"""Deeds with contacts: logging, correcting, undoing and reading them.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from casereg.errors import Conflict
from casereg.services import contact_list, contacts, notes
from casereg.signed_in import SignedIn
from models.cards import ContactCard, ContactFilter, Logged
from models.forms import ContactForm
from models.free_text import Finding


class ContactDeeds(SignedIn):
    """Contacts, for whoever is signed in."""

    def log_contact(self, form: ContactForm) -> Logged:
        """Store a contact; the same id twice stores once."""
        try:
            with self._work() as work:
                return contacts.log(work, form)
        except Conflict:
            # The same id was stored by a retry at this very moment: now it is found.
            with self._work() as work:
                return contacts.log(work, form)

    def log_contacts(self, forms: Sequence[ContactForm]) -> tuple[Logged, ...]:
        """Store several contacts, all or none; each id stores once."""
        with self._work() as work:
            return tuple(contacts.log(work, form) for form in forms)

    def doubts_about_note(self, note: str, clients: tuple[int, ...]) -> tuple[Finding, ...]:
        """What in a note looks like a number, an address or a name of somebody."""
        with self._work() as work:
            return notes.doubts(work, note, clients)

    def repeat_contact(self, late: bool = False, uid: UUID | None = None) -> Logged:
        """Store the own last contact once more, today; the same ``uid`` twice stores once."""
        with self._work() as work:
            return contacts.repeat(work, uid or uuid4(), late)

    def correct_contact(self, number: int, form: ContactForm) -> ContactCard:
        """Give a contact other content."""
        with self._work() as work:
            return contacts.correct(work, number, form)

    def undo_contact(self, number: int | None = None, late: bool = False) -> ContactCard:
        """Let a contact (the own last one) count nowhere."""
        with self._work() as work:
            return contacts.undo(work, number, late)

    def contact(self, number: int) -> ContactCard:
        """One contact."""
        with self._work() as work:
            return contact_list.one(work, number)

    def contacts(self, wanted: ContactFilter) -> tuple[ContactCard, ...]:
        """Contacts, newest first."""
        with self._work() as work:
            return contact_list.listed(work, wanted)
