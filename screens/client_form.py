"""Nieuwe cliënt: as little as possible; a likely duplicate is shown before anything is added."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from casereg.errors import CaseregError, InvalidInput
from screens import commands
from screens.base import CaseregScreen
from screens.client_alike import AlikeScreen
from screens.client_fieldset import ClientFieldset
from screens.entry_opening import catalogue_of
from screens.unfinished import Typed

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.forms import ClientForm

TITLE = "Nieuwe cliënt"


class ClientFormScreen(AlikeScreen):
    """A client to add."""

    PLACE = "client_form"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["entry.tcss", "client_form.tcss"]
    AUTO_FOCUS: ClassVar[str] = "#name"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-usual")]  # noqa: RUF012

    def __init__(self, name: str, then: "Callable[[ClientCard], None]") -> None:
        """Start with this name; ``then`` gets the client who was added."""
        super().__init__()
        self.first_name, self.then = name, then
        self.untouched: object = None

    def body(self) -> Iterable[Widget]:
        """A title above the fields."""
        yield Static(TITLE, classes="title")
        yield ClientFieldset(self.desk.clock.today().year)

    def on_mount(self) -> None:
        """Read the opdracht, for its kernen and aandachtsgroepen."""
        name = self.fields.row("name")
        name.set_text(self.first_name)
        name.input.cursor_position = len(self.first_name)  # what was begun is gone on with
        self.untouched = self.fields.filled
        self._go_on()
        today = self.desk.clock.today()
        self.read(partial(catalogue_of, self.register, today), self._use, "catalogue")
        self.look_for_alike()

    def _go_on(self) -> None:
        """What was typed here before; not when another name is added now."""
        kept = self.kept
        if kept and self.first_name in ("", kept.more["name"]):
            self.fields.fill(kept.texts, kept.more["ticked"])
            self.tell_kept()

    @property
    def key(self) -> str:
        """There is one such form."""
        return self.PLACE

    def typed(self) -> Typed | None:
        """The name it opened with, and everything that was filled in."""
        texts, ticked = filled = self.fields.filled
        if filled == self.untouched:
            return None
        return Typed(TITLE, texts, {"name": self.first_name, "ticked": ticked})

    def fresh(self) -> CaseregScreen:
        """The form without a name."""
        return ClientFormScreen("", self.then)

    def _use(self, catalogue: "Catalogue | None") -> None:
        self.catalogue = catalogue
        self.fields.use_catalogue(catalogue)

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
        self.show_alike(found)
        who = "\n".join(self.lines(found))
        question = f"Deze cliënt staat er waarschijnlijk al:\n\n{who}\n\nToch toevoegen?"
        self.ask(question, partial(self._add_anyway, form))

    def _add_anyway(self, form: "ClientForm") -> None:
        self.save(partial(self.register.add_client, form, despite_duplicate=True), self._added)

    def _added(self, client: "ClientCard") -> None:
        self.forget()
        self.desk.leave(self)
        self.then(client)

    def refused(self, error: CaseregError) -> None:
        """Mark the field it is about, and go there."""
        self.saving = False
        if isinstance(error, InvalidInput):
            self.fields.show_fault(error.field, str(error))
        super().refused(error)
