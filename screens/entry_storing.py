"""Storing what stands in the entry form: check, store, and say what became of it."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from casereg.errors import CaseregError, InvalidInput, WeekSettled
from models.cards import Logged
from screens import entry_check
from screens.contact_line import in_short
from screens.draft_keeper import DraftKeeper
from screens.entry_fields import LABELS
from screens.entry_messages import ClientTaken
from screens.entry_note import NoteScreen

if TYPE_CHECKING:
    from models.cards import ContactCard
    from models.forms import ContactForm

LATE = (
    "De week van dit contact is vastgesteld.\n"
    "Toch opslaan? Het telt dan als nagekomen, en de teamleider ziet dat."
)
NO_OPDRACHT = "Voor deze dag is er geen opdracht in het register. Kies een andere dag."
Stored = Callable[[Logged], None]


class StoringScreen(NoteScreen):
    """A screen with an entry form whose contact can be stored.

    ``number`` is the contact that is being corrected, None for a new one; ``keeper``
    holds the id under which it is stored, so that a second try never stores twice.
    ``opened`` is False until the register has told what the form opens with.
    """

    keeper: DraftKeeper
    number: int | None = None
    pause: Timer | None = None
    opened = False
    waiting_for: Callable[[], None] | None = None

    @abstractmethod
    def next_contact(self, contact: "ContactCard") -> None:
        """Start the next contact after storing this one."""

    def action_save(self) -> None:
        """Store the contact and go back."""
        self._store(self._back)

    def action_save_next(self) -> None:
        """Store the contact and start the next one, on the same day."""
        self._store(self._on)

    def _store(self, then: Stored, late: bool = False) -> None:
        contact = self.filled_in(partial(self._store, then, late), late)
        if contact:
            self.after_note(contact, lambda: self._send(contact, then))

    def filled_in(self, again: Callable[[], None], late: bool) -> "ContactForm | None":
        """The contact in the form; None when that cannot be yet, and why is said.

        ``again`` is called when the register has answered what was typed ahead of it.
        """
        form, state = self.form, self.form.state
        if self.saving:
            return None
        form.accept(form.current)
        if form.waiting or not self.opened or state.cases_wanted:  # typed faster than it answers
            self.waiting_for = again
            form.ask_for_cases()
            return None
        faults = state.all_faults()
        if faults or state.catalogue is None:
            self.show_faults(faults)
            return None
        try:
            return entry_check.contact_form(
                state.texts, state.catalogue, state.today, self.keeper.ident, late
            )
        except InvalidInput as fault:
            self.show_faults({fault.field: str(fault)})
            return None

    def _send(self, contact: "ContactForm", then: Stored) -> None:
        self.saving = True
        retry = partial(self._store, then, True)
        self.save(self._deed(contact), self._stored(then), partial(self.not_stored, retry))

    @on(ClientTaken)
    def go_on(self) -> None:
        """Do what was asked before the register had answered."""
        deed, self.waiting_for = self.waiting_for, None
        if deed:
            deed()

    def _deed(self, form: "ContactForm") -> Callable[[], Logged]:
        register, number, keeper = self.register, self.number, self.keeper
        if number is None:
            return lambda: keeper.finish(lambda: register.log_contact(form))
        return lambda: keeper.finish(lambda: Logged(register.correct_contact(number, form), True))

    def _stored(self, then: Stored) -> Stored:
        def done(logged: Logged) -> None:
            self.nothing_left()
            then(logged)

        return done

    def nothing_left(self) -> None:
        """What stands in the form is stored: no draft of it is due any more."""
        self.saving = False
        if self.pause:
            self.pause.stop()
            self.pause = None

    def not_stored(self, store_late: Callable[[], None], error: CaseregError) -> None:
        """Say why; when the week is vastgesteld, ask whether it must be stored all the same."""
        self.saving = False
        if isinstance(error, WeekSettled):
            self.ask(LATE, store_late)
        elif isinstance(error, InvalidInput) and error.field in LABELS:
            self.show_faults({error.field: str(error)})
        else:
            self.refused(error)

    def show_faults(self, faults: entry_check.Faults) -> None:
        """Mark what is wrong, go to the first of it, and say so."""
        self.form.show_faults(faults)
        first = next((name for name in LABELS if name in faults), "happened_on")
        self.say(f"Niet opgeslagen. {LABELS[first]}: {faults.get(first, NO_OPDRACHT)}", fault=True)

    def _back(self, logged: Logged) -> None:
        self.desk.leave(self)
        self.desk.say(self._told(logged))

    def _told(self, logged: Logged) -> str:
        """What became of it; a contact stored before is not said to be stored now."""
        done = "Opgeslagen" if self.number is None else "Verbeterd"
        word = done if logged.new else "Dit contact stond er al"
        return f"{word}: {in_short(logged.contact, self.form.state.catalogue)}"

    def _on(self, logged: Logged) -> None:
        self.say(f"{self._told(logged)}. Nu het volgende.")
        self.next_contact(logged.contact)
