"""Cliënten: find one by a few letters, follow it, log a contact, or add a client."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from screens import client_text, commands
from screens.case_opening import OpenCase
from screens.case_steps import AddMeting
from screens.client_rows import COLUMNS, client_row, told
from screens.columns import Row
from screens.contact_filter import Wanted
from screens.entry_opening import catalogue_of
from screens.follow_up import PlanFollowUp
from screens.line_list import LineList
from screens.searching import ARROWS, SearchingScreen

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue

MOST = 50

Found = tuple["tuple[ClientCard, ...]", "Catalogue | None"]


class ClientsScreen(SearchingScreen[Found]):
    """The recent clients, or those that fit what was typed."""

    PLACE = "clients"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(PLACE), *ARROWS]
    COLUMNS = COLUMNS

    def __init__(self) -> None:
        """Start with the recent clients."""
        super().__init__()
        self.cards: dict[str, ClientCard] = {}

    def search(self, text: str) -> Found:
        """The clients of the own team."""
        clients = self.register.find_clients(text, limit=MOST)
        return clients, catalogue_of(self.register, self.register.clock.today())

    def rows_of(self, found: Found) -> Sequence[Row]:
        """A row a client."""
        clients, catalogue = found
        self.cards = {str(one.number): one for one in clients}
        return [client_row(one, catalogue) for one in clients]

    def told(self, text: str, found: Found) -> str:
        """How many there are."""
        return told(text, len(found[0]), MOST)

    @on(Input.Submitted, "#search")
    @on(LineList.Opened)
    def action_open(self) -> None:
        """Everything that happened with the chosen client."""
        self._with_client(lambda client: self.desk.open_above("timeline", client.number))

    def action_contacts(self) -> None:
        """The contacts of the chosen client, as a list to narrow down."""
        self._with_client(
            lambda client: self.desk.open_above(
                "contacts", Wanted(text=client_text.written(client.name, client.number))
            )
        )

    def action_contact_with(self) -> None:
        """A new contact with the chosen client."""
        self._with_client(lambda client: self.desk.open_above("entry", client=client))

    def action_open_case(self) -> None:
        """A traject with the chosen client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._with_client(
            lambda client: self.desk.open_above("record", OpenCase(shelf, today, client))
        )

    def action_add_meting(self) -> None:
        """A score about the chosen client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._with_client(
            lambda client: self.desk.open_above("record", AddMeting(shelf, today, client=client))
        )

    def action_plan(self) -> None:
        """A call or a visit to plan with the chosen client."""
        today = self.desk.clock.today()
        self._with_client(
            lambda client: self.desk.open_above("record", PlanFollowUp(today, client=client))
        )

    def action_merge(self) -> None:
        """Another client who is the same person as the chosen one."""
        self._with_client(lambda client: self.desk.open_above("merge", client))

    def _with_client(self, deed: "Callable[[ClientCard], None]") -> None:
        self.with_chosen(lambda key: deed(self.cards[key]))

    def action_add_client(self) -> None:
        """A form for a client who is not in the register yet, with the name that was searched."""
        typed = self.searched.value.strip()
        name = "" if any(letter.isdecimal() for letter in typed) else typed
        self.desk.open_above("client_form", name=name, then=self._added)

    def _added(self, client: "ClientCard") -> None:
        """Show the client who was added."""
        self.searched.value = client_text.written(client.name, client.number)
        self.say(f"Toegevoegd: cliënt {client.number}.")
