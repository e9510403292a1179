"""Nieuwe cliënt: as little as possible; a likely duplicate is shown before anything is added."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList, Static

from casereg.errors import CaseregError, InvalidInput
from screens import commands
from screens.base import CaseregScreen
from screens.client_fields import comparable
from screens.client_fieldset import ClientFieldset
from screens.client_rows import client_line
from screens.entry_opening import catalogue_of

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.forms import ClientForm

MOST_ALIKE = 4
NOBODY_ALIKE = "Er staat niemand die hierop lijkt."
WHICH = "Kies met de pijltjes wie het is, en druk op Enter."
TYPING_PAUSE = 0.3  # seconds between the last key and the search for duplicates
LOSE = "Deze cliënt is nog niet opgeslagen.\nToch terug? Wat je typte is dan weg."


class ClientFormScreen(CaseregScreen):
    """A client to add."""

    PLACE = "client_form"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["entry.tcss", "client_form.tcss"]
    AUTO_FOCUS: ClassVar[str] = "#name"

    def __init__(self, name: str, then: "Callable[[ClientCard], None]") -> None:
        """Start with this name; ``then`` gets the client who was added."""
        super().__init__()
        self.first_name, self.then = name, then
        self.catalogue: Catalogue | None = None
        self.untouched: object = None
        self.pause: Timer | None = None
        self.saving = False
        self.alike: tuple[ClientCard, ...] = ()

    def body(self) -> Iterable[Widget]:
        """A title above the fields."""
        yield Static("Nieuwe cliënt", classes="title")
        yield ClientFieldset(self.desk.clock.today().year)

    @property
    def fields(self) -> ClientFieldset:
        """The fields."""
        return self.query_one(ClientFieldset)

    def on_mount(self) -> None:
        """Read the opdracht, for its kernen and aandachtsgroepen."""
        name = self.fields.row("name")
        name.set_text(self.first_name)
        name.input.cursor_position = len(self.first_name)  # what was begun is gone on with
        self.untouched = self.fields.filled
        today = self.desk.clock.today()
        self.read(partial(catalogue_of, self.register, today), self._use, "catalogue")
        self._look_for_alike()

    def _use(self, catalogue: "Catalogue | None") -> None:
        self.catalogue = catalogue
        self.fields.use_catalogue(catalogue)

    @on(ClientFieldset.Edited)
    def _edited(self) -> None:
        """Wait for a pause in the typing."""
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(TYPING_PAUSE, self._look_for_alike)

    def _look_for_alike(self) -> None:
        form = comparable(self.fields.texts)
        if form is None:
            self._show_alike(())
        else:
            ask = partial(self.register.likely_duplicates, form, typing=True)
            self.read(ask, self._show_alike, "alike")

    def _show_alike(self, alike: "tuple[ClientCard, ...]") -> None:
        self.alike = alike[:MOST_ALIKE]
        self.fields.tell_alike(self._lines(self.alike))

    def _lines(self, alike: "tuple[ClientCard, ...]") -> list[str]:
        return [client_line(one, self.catalogue) for one in alike[:MOST_ALIKE]]

    def action_take_alike(self) -> None:
        """Open the client who stands there already; of several, choose one first."""
        if not self.alike:
            self.say(NOBODY_ALIKE)
        elif len(self.alike) > 1 and not self.fields.alike.has_focus:
            self.fields.alike.focus()
            self.fields.alike.highlighted = 0
            self.say(WHICH)
        else:
            self._instead(self.alike[self.fields.alike.highlighted or 0])

    @on(OptionList.OptionSelected, "#alike")
    def _alike_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._instead(self.alike[event.option_index])

    def _instead(self, client: "ClientCard") -> None:
        """That client, in place of this form."""
        self.desk.leave(self)
        self.desk.open_above("timeline", client.number)

    def action_save(self) -> None:
        """Add the client, unless the same person probably stands there already."""
        if self.saving:
            return
        try:
            form = self.fields.client()
        except InvalidInput as fault:
            self.refused(fault)
            return
        self.saving = True
        self.save(partial(self._add, form), partial(self._answered, form))

    def _add(self, form: "ClientForm") -> "ClientCard | tuple[ClientCard, ...]":
        """In a thread: add, or give back who is probably the same."""
        return self.register.likely_duplicates(form) or self.register.add_client(form)

    def _answered(self, form: "ClientForm", found: "ClientCard | tuple[ClientCard, ...]") -> None:
        self.saving = False
        if not isinstance(found, tuple):
            self._added(found)
            return
        self._show_alike(found)
        who = "\n".join(self._lines(found))
        question = f"Deze cliënt staat er waarschijnlijk al:\n\n{who}\n\nToch toevoegen?"
        self.ask(question, partial(self._add_anyway, form))

    def _add_anyway(self, form: "ClientForm") -> None:
        self.save(partial(self.register.add_client, form, despite_duplicate=True), self._added)

    def _added(self, client: "ClientCard") -> None:
        self.desk.leave(self)
        self.then(client)

    def refused(self, error: CaseregError) -> None:
        """Mark the field it is about, and go there."""
        self.saving = False
        if isinstance(error, InvalidInput):
            self.fields.show_fault(error.field, str(error))
        super().refused(error)

    async def action_leave(self) -> None:
        """Back, after asking when something was filled in."""
        if self.fields.filled == self.untouched:
            await super().action_leave()
        else:
            self.ask(LOSE, partial(self.desk.leave, self))
