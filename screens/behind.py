"""The contacts behind a number, newest first, to open and correct."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from casereg.security.rights import SEE_CONTACTS, Reach, reach
from models.catalogue import Indicator
from models.counted_words import number_text
from screens import commands
from screens.base import CaseregScreen
from screens.contact_rows import columns_for, contact_row
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.cards import ContactCard

MOST = 200  # the register gives no more
# Where the number itself counts something else than contacts.
WHICH = {
    "trajecten": "in de trajecten die meetellen",
    "resultaten": "in de trajecten die meetellen",
    "metingen": "waarin is gemeten wat meetelt",
}


class BehindScreen(CaseregScreen):
    """The contacts that made one figure what it is."""

    PLACE = "behind"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(
        self,
        indicator: Indicator,
        ask: "Callable[[], tuple[ContactCard, ...]]",
        found: "tuple[ContactCard, ...]",
    ) -> None:
        """Show what was ``found`` behind the indicator; ``ask`` finds it again."""
        super().__init__()
        self.indicator, self.find, self.cards = indicator, ask, found
        self.fresh = True

    def body(self) -> Iterable[Widget]:
        """Which number, how many, and the list."""
        one = self.indicator
        team = reach(self.desk.role, SEE_CONTACTS) is not Reach.OWN
        yield Static(f"{one.code} · {one.titel}", classes="title", markup=False)
        yield Static("", id="found", classes="quiet", markup=False)
        yield LineList(columns_for(team), id="contacts")

    def on_mount(self) -> None:
        """Show what was found."""
        self._show(self.cards)

    def on_screen_resume(self) -> None:
        """Find them again when this screen comes back in front: one may have been corrected."""
        if not self.fresh:
            self.read(self.find, self._show)
        self.fresh = False

    def _show(self, found: "tuple[ContactCard, ...]") -> None:
        self.cards = found
        catalogues = {
            code: self.register.catalogue_named(code) for code in {one.opdracht for one in found}
        }
        today = self.desk.clock.today()
        self.query_one(LineList).show([contact_row(one, catalogues, today) for one in found])
        more = " · alleen de laatste" if len(found) == MOST else ""
        which = WHICH.get(self.indicator.uit or "", "achter dit getal")
        told = f"Contacten {which}: {number_text(len(found))}{more}"
        self.query_one("#found", Static).update(told)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the chosen contact."""
        chosen = self.query_one(LineList).chosen
        if chosen:
            self.desk.open_above("contact", number=int(chosen))
