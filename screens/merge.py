"""Samenvoegen: find the client who is the same person; those most alike stand there already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from models.forms import ClientForm
from screens import commands
from screens.client_rows import COLUMNS, client_line, client_row, told
from screens.columns import Row
from screens.entry_opening import catalogue_of
from screens.line_list import LineList
from screens.searching import ARROWS, SearchingScreen

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.following_cards import MergeCard

MOST = 20
NOBODY = "Geen andere cliënt gevonden. Zoek met andere letters, of met het nummer."
Found = tuple["tuple[ClientCard, ...]", "Catalogue | None"]


class MergeScreen(SearchingScreen[Found]):
    """Clients to merge one with."""

    PLACE = "merge"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(PLACE), *ARROWS]
    COLUMNS = COLUMNS

    def __init__(self, client: "ClientCard") -> None:
        """Start with who is probably the same person as this client."""
        super().__init__()
        self.client = client

    def search(self, text: str) -> Found:
        """Other clients that fit; without text those that are most alike."""
        register, client = self.register, self.client
        if text:
            found = register.find_clients(text, limit=MOST)
        else:
            form = ClientForm(name=client.name, birth_year=client.birth_year, kern=client.kern)
            found = register.likely_duplicates(form, typing=True)[:MOST]
        others = tuple(one for one in found if one.number != client.number)
        return others, catalogue_of(register, register.clock.today())

    def rows_of(self, found: Found) -> Sequence[Row]:
        """A row a client."""
        return [client_row(one, found[1]) for one in found[0]]

    def told(self, text: str, found: Found) -> str:
        """With whom, and what to do."""
        whom = f"Wie is dezelfde als {client_line(self.client, found[1])}?"
        if text and not found[0]:
            return f"{whom}\n{NOBODY}"
        if not text:
            alike = "Dit lijkt erop." if found[0] else "Zoek met een paar letters van de naam."
            return f"{whom}\n{alike}"
        return f"{whom}\n{told(text, len(found[0]), MOST)}"

    @on(Input.Submitted, "#search")
    @on(LineList.Opened)
    def action_open(self) -> None:
        """Look at both before anything is done."""
        self.with_chosen(self._compare)

    def _compare(self, key: str) -> None:
        self.desk.open_above("merge_check", self.client.number, int(key), self._merged)

    def _merged(self, merge: "MergeCard") -> None:
        self.desk.leave(self)
        self.desk.say(f"Samengevoegd: cliënt {merge.gone.number} is nu cliënt {merge.kept}.")
