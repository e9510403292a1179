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
from screens.draft_keeper import DraftKeeper
from screens.entry_fields import LABELS
from screens.entry_form import EntryForm
from screens.entry_messages import ClientTaken
from screens.undoing import UndoingScreen

if TYPE_CHECKING:
    from models.cards import ContactCard
    from models.forms import ContactForm

LATE = (
    "De week van dit contact is vastgesteld.\n"
    "Toch opslaan? Het telt dan als nagekomen, en de teamleider ziet dat."
)
NO_OPDRACHT = "Voor deze dag is er geen opdracht in het register. Kies een andere dag."
Stored = Callable[[Logged], None]


class StoringScreen(UndoingScreen):
    """A screen with an entry form whose contact can be stored.

    ``number`` is the contact that is being corrected, None for a new one; ``keeper``
    holds the id under which it is stored, so that a second try never stores twice.
    ``opened`` is False until the register has told what the form opens with.
    """

    keeper: DraftKeeper
    number: int | None = None
    saving = False
    pause: Timer | None = None
    opened = False
    waiting_for: Callable[[], None] | None = None

    @property
    def form(self) -> EntryForm:
        """The form."""
        return self.query_one(EntryForm)

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
        form, state = self.form, self.form.state
        if self.saving:
            return
        form.accept(form.current)
        if form.waiting or not self.opened or state.cases_wanted:  # typed faster than it answers
            self.waiting_for = partial(self._store, then, late)
            form.ask_for_cases()
            return
        faults = state.all_faults()
        if faults or state.catalogue is None:
            self._show_faults(faults)
            return
        try:
            contact = entry_check.contact_form(
                state.texts, state.catalogue, state.today, self.keeper.ident, late
            )
        except InvalidInput as fault:
            self._show_faults({fault.field: str(fault)})
            return
        self.saving = True
        self.save(self._deed(contact), self._stored(then), partial(self._not_stored, then))

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
            self.saving = False
            if self.pause:
                self.pause.stop()
                self.pause = None
            then(logged)

        return done

    def _not_stored(self, then: Stored, error: CaseregError) -> None:
        self.saving = False
        if isinstance(error, WeekSettled):
            self.ask(LATE, lambda: self._store(then, late=True))
        elif isinstance(error, InvalidInput) and error.field in LABELS:
            self._show_faults({error.field: str(error)})
        else:
            self.refused(error)

    def _show_faults(self, faults: entry_check.Faults) -> None:
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
        return f"{word}: contact {logged.contact.number}"

    def _on(self, logged: Logged) -> None:
        self.say(f"{self._told(logged)}. Nu het volgende.")
        self.next_contact(logged.contact)
