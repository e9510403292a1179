"""Contacten: the own contacts, or those of the team, newest first, with a filter above."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from casereg.errors import CaseregError, InvalidInput
from casereg.security.rights import SEE_CONTACTS, Reach, reach
from screens import commands
from screens.contact_filter import Wanted
from screens.contact_pages import PAGE, Page, read_page
from screens.contact_rows import NONE_YET, NOTHING_FITS, columns_for, contact_row, counted
from screens.contact_undo import AskingScreen
from screens.filter_bar import FilterBar
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.cards import ContactCard

TYPING_PAUSE = 0.15  # seconds between the last key and the question to the register


class ContactsScreen(AskingScreen):
    """Contacts to find, open, correct and undo."""

    PLACE = "contacts"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "contacts.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, wanted: Wanted | None = None) -> None:
        """Start with this filter."""
        super().__init__()
        self.wanted, self.shown_for, self.more = wanted or Wanted(), Wanted(), False
        self.cards: dict[str, ContactCard] = {}
        self.pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The filter, how much was found, and the list."""
        team = reach(self.desk.role, SEE_CONTACTS) is not Reach.OWN
        yield FilterBar(self.wanted, team)
        yield Static("", id="found", classes="title", markup=False)
        yield Static("", id="empty", classes="quiet", markup=False)
        yield LineList(columns_for(team), id="contacts")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload(len(self.cards))

    def reload(self, count: int = PAGE) -> None:
        """Ask for the first contacts that are wanted, at least a page."""
        self.more = False
        ask = partial(read_page, self.register, self.wanted, 0, max(PAGE, count))
        self.read(ask, self._show)

    @on(LineList.EndNear)
    def _read_on(self) -> None:
        """The cursor comes near the end: older contacts."""
        if self.more:
            self.more = False  # until the answer says otherwise
            ask = partial(read_page, self.register, self.wanted, len(self.cards))
            self.read(ask, self._show)

    def _show(self, page: Page) -> None:
        if page.offset == 0:
            self.cards.clear()
        # A contact stored meanwhile moves the others down: what stands there is not shown twice.
        new = [one for one in page.contacts if str(one.number) not in self.cards]
        self.cards |= {str(one.number): one for one in new}
        rows = [contact_row(one, page.catalogues, page.today) for one in new]
        if page.offset:
            self.rows.grow(rows)
        else:
            self.rows.show(rows, stay=page.wanted == self.shown_for)
            self.shown_for = page.wanted
        self.more = page.more
        self._tell(page.meant)

    def _tell(self, meant: str) -> None:
        """How many there are, and what to do when there are none."""
        self.query_one("#found", Static).update(counted(len(self.cards), self.more, meant))
        empty = self.query_one("#empty", Static)
        empty.update(NOTHING_FITS if self.wanted.narrows else NONE_YET)
        empty.display, self.rows.display = not self.cards, bool(self.cards)

    def refused(self, error: CaseregError) -> None:
        """A field of the filter that means nothing yet is told above the list, not as a fault."""
        if isinstance(error, InvalidInput) and error.field in ("period", "part", "soort"):
            self.query_one("#found", Static).update(f"! {error}")
            self.query_one("#empty").display = False
        else:
            super().refused(error)

    @on(FilterBar.Changed)
    def _filter_typed(self) -> None:
        """Wait for a pause in the typing."""
        self.wanted = self.query_one(FilterBar).wanted
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(TYPING_PAUSE, self.reload)

    @on(FilterBar.Submitted)
    def _to_the_list(self) -> None:
        self.rows.options.focus()

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.query_one(FilterBar).put(wanted)
        self.reload()

    def action_search(self) -> None:
        """To the search field."""
        self.query_one("#text").focus()

    def action_next_period(self) -> None:
        """This week, last week, everything."""
        self._want(self.wanted.next_period())

    def action_toggle_mine(self) -> None:
        """Own contacts, or those of the team."""
        self._want(replace(self.wanted, mine=not self.wanted.mine))

    def action_toggle_undone(self) -> None:
        """Also contacts that were undone, or not."""
        self._want(replace(self.wanted, undone=not self.wanted.undone))

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the chosen contact."""
        if self.rows.chosen:
            self.desk.open_above("contact", number=int(self.rows.chosen))

    def action_undo_chosen(self) -> None:
        """Undo the chosen contact, after asking."""
        self.ask_undo(self.cards.get(self.rows.chosen))

    def undone(self, contact: "ContactCard") -> None:
        """Say so, and read the list again."""
        super().undone(contact)
        self.reload(len(self.cards))
