"""Zoeken: one field for clients, trajecten and contacten."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from screens import commands
from screens.columns import Row
from screens.entry_opening import catalogue_of
from screens.find_rows import COLUMNS, rows_of, told
from screens.line_list import LineList
from screens.searching import ARROWS, SearchingScreen

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.following_cards import FoundCard
    from models.record_cards import CaseCard

Found = tuple["FoundCard", "dict[str, Catalogue]", "Catalogue | None"]
# Where what is found is shown.
OPENS = {"client": "timeline", "case": "case", "contact": "contact"}


class FindScreen(SearchingScreen[Found]):
    """What fits what was typed, in groups."""

    PLACE = "find"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(PLACE), *ARROWS]
    COLUMNS = COLUMNS
    PLACEHOLDER = "naam, geboortejaar of nummer"
    CHOOSE = "Kies eerst een regel in de lijst."
    PAUSE = 0.15

    def __init__(self) -> None:
        """Start with the recent clients."""
        super().__init__()
        self.cards: Mapping[str, ClientCard | CaseCard] = {}

    def search(self, text: str) -> Found:
        """All that fits, with the opdrachten it belongs to."""
        found = self.register.following.find(text)
        codes = {one.opdracht for one in found.cases} | {one.opdracht for one in found.contacts}
        catalogues = {code: self.register.catalogue_named(code) for code in codes}
        return found, catalogues, catalogue_of(self.register, self.register.clock.today())

    def rows_of(self, found: Found) -> Sequence[Row]:
        """The groups, each under its heading."""
        card = found[0]
        clients = {f"client {one.number}": one for one in card.clients}
        self.cards = {**clients, **{f"case {one.number}": one for one in card.cases}}
        return rows_of(*found, self.desk.clock.today())

    def told(self, text: str, found: Found) -> str:
        """What was found."""
        return told(text, found[0])

    @on(Input.Submitted, "#search")
    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the client, the traject or the contact."""
        self.with_chosen(self._open)

    def _open(self, key: str) -> None:
        kind, number = key.split()
        self.desk.open_above(OPENS[kind], int(number))

    def action_log_contact(self) -> None:
        """A contact with the chosen client, or in the chosen traject."""
        self.with_chosen(self._log)

    def _log(self, key: str) -> None:
        if key in self.cards:
            self.desk.open_above("entry", **{key.split(maxsplit=1)[0]: self.cards[key]})
        else:
            self.say("Kies een cliënt of een traject in de lijst.", fault=True)
