"""Cliënten: find one by a few letters, see the contacts, log a new one, or add a client."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from screens import client_text, commands
from screens.base import CaseregScreen
from screens.case_opening import OpenCase
from screens.case_steps import AddMeting
from screens.client_rows import COLUMNS, client_row, told
from screens.entry_opening import catalogue_of
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue

MOST = 50
TYPING_PAUSE = 0.08  # seconds between the last key and the search

Found = tuple[str, "tuple[ClientCard, ...]", "Catalogue | None"]


class ClientsScreen(CaseregScreen):
    """A search field above the clients it finds; the arrows work from the field."""

    PLACE = "clients"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(PLACE),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    CSS_PATH: ClassVar[str] = "clients.tcss"
    AUTO_FOCUS: ClassVar[str] = "#search"

    def __init__(self) -> None:
        """Start with the recent clients."""
        super().__init__()
        self.cards: dict[str, ClientCard] = {}
        self.shown_for: str | None = None
        self.waiting: Callable[[ClientCard], None] | None = None
        self.pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The search field, how many were found, and the list."""
        yield Input(placeholder="naam of nummer", id="search", compact=True)
        yield Static("", id="found", classes="title", markup=False)
        yield LineList(COLUMNS, id="clients")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def searched(self) -> Input:
        """The search field."""
        return self.query_one("#search", Input)

    def on_screen_resume(self) -> None:
        """Search again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Search for what stands in the field; a newer search replaces this one."""
        self.read(partial(self._ask, self.searched.value.strip()), self._show)

    def _ask(self, text: str) -> Found:
        clients = self.register.find_clients(text, limit=MOST)
        return text, clients, catalogue_of(self.register, self.register.clock.today())

    def _show(self, found: Found) -> None:
        text, clients, catalogue = found
        self.cards = {str(one.number): one for one in clients}
        rows = [client_row(one, catalogue) for one in clients]
        self.rows.show(rows, stay=text == self.shown_for)
        self.shown_for = text
        self.rows.display = bool(clients)
        self.query_one("#found", Static).update(told(text, len(clients), MOST))
        if self.waiting:
            self._with_chosen(self.waiting)

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        """Wait for a pause in the typing."""
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(TYPING_PAUSE, self.reload)

    def action_search(self) -> None:
        """To the search field."""
        self.searched.focus()

    def action_move(self, steps: int) -> None:
        """Another client, while the cursor stays in the search field."""
        self.rows.move(steps)

    @on(Input.Submitted, "#search")
    @on(LineList.Opened)
    def action_open(self) -> None:
        """The contacts of the chosen client."""
        self._with_chosen(self._open)

    def _open(self, client: "ClientCard") -> None:
        self.desk.open_above("contacts", text=client_text.written(client.name, client.number))

    def action_contact_with(self) -> None:
        """A new contact with the chosen client."""
        self._with_chosen(self._log_with)

    def _log_with(self, client: "ClientCard") -> None:
        self.desk.open_above("entry", client=client)

    def action_open_case(self) -> None:
        """A traject with the chosen client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._with_chosen(
            lambda client: self.desk.open_above("record", OpenCase(shelf, today, client))
        )

    def action_add_meting(self) -> None:
        """A score about the chosen client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._with_chosen(
            lambda client: self.desk.open_above("record", AddMeting(shelf, today, client=client))
        )

    def _with_chosen(self, deed: "Callable[[ClientCard], None]") -> None:
        """Do it with the chosen client; while a search is going on, with the one it will find."""
        self.waiting = None
        if self.shown_for != self.searched.value.strip():
            self.waiting = deed
            self.reload()
        elif client := self.cards.get(self.rows.chosen):
            deed(client)
        else:
            self.say("Kies eerst een cliënt in de lijst.", fault=True)

    def action_add_client(self) -> None:
        """A form for a client who is not in the register yet, with the name that was searched."""
        typed = self.searched.value.strip()
        name = "" if any(letter.isdecimal() for letter in typed) else typed
        self.desk.open_above("client_form", name=name, then=self._added)

    def _added(self, client: "ClientCard") -> None:
        """Show the client who was added."""
        self.searched.value = client_text.written(client.name, client.number)
        self.say(f"Toegevoegd: cliënt {client.number}.")
