"""Week: the tally of a team by deelopdracht and soort, what is missing, and vaststellen."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from models.periods import Week
from screens import commands, week_rows
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue

EMPTY = "Geen contacten in deze week. F3 en F4 gaan een week terug of verder."


class WeekScreen(CaseregScreen):
    """One week of one gebiedsteam; a coordinator also sees all teams together."""

    PLACE = "week"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.week: Week | None = None
        self.team: str | None = None
        self.card: WeekCard | None = None
        self.catalogue: Catalogue | None = None

    def body(self) -> Iterable[Widget]:
        """Which week, what asks for attention, the rows, and the total."""
        yield Static("", id="which", classes="title", markup=False)
        yield Static("", id="settled", classes="quiet", markup=False)
        yield Static("", id="attention", classes="quiet", markup=False)
        yield Static(EMPTY, id="empty", classes="quiet", markup=False)
        yield LineList(week_rows.COLUMNS, id="tally")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        if self.week is None:
            # On a Monday the week that is over is the one to look at.
            self.week = Week.of(self.desk.clock.today() - timedelta(days=1))
        self.reload()

    def reload(self) -> None:
        """Ask for the tally."""
        if self.week is not None:
            self.read(partial(self._ask, self.week, self.team), self._show)

    def _ask(self, week: Week, team: str | None) -> "tuple[WeekCard, Catalogue | None]":
        return self.register.week(week, team), catalogue_of(self.register, week.sunday)

    def _show(self, found: "tuple[WeekCard, Catalogue | None]") -> None:
        card, self.catalogue = found
        self.card = card
        self._tell("#which", week_rows.heading(card, self.catalogue))
        self._tell("#settled", week_rows.settled_told(card))
        self._tell("#attention", week_rows.attention(card))
        self.rows.show(week_rows.rows(card, self.catalogue), total=week_rows.total(card))
        self.rows.display = bool(card.rows)
        self.query_one("#empty").display = not card.rows

    def _tell(self, place: str, text: str) -> None:
        line = self.query_one(place, Static)
        line.update(text)
        line.display = bool(text)

    def action_earlier_week(self) -> None:
        """A week back."""
        self._shift(-1)

    def action_later_week(self) -> None:
        """A week further."""
        self._shift(1)

    def _shift(self, weeks: int) -> None:
        if self.week is not None:
            self.week = self.week.shifted(weeks)
            self.reload()

    def action_next_team(self) -> None:
        """All teams together, then each by itself."""
        codes = [one.code for one in self.catalogue.gebiedsteams] if self.catalogue else []
        every = [None, *codes]
        place = every.index(self.team) if self.team in every else 0
        self.team = every[(place + 1) % len(every)]
        self.reload()

    @on(LineList.Opened)
    def action_open(self) -> None:
        """The contacts behind the chosen row, for who may see them."""
        if self.card and self.rows.chosen and self.check_action("open", ()):
            part = self.rows.chosen.partition(" ")[0]
            self.desk.open_above("contacts", period=str(self.card.week), part=part)

    def action_settle(self) -> None:
        """Vaststellen, after saying what it does."""
        if self.card is None:
            return
        if self.card.status != "open":
            self.say(f"Week {self.card.week} is al vastgesteld.", fault=True)
            return
        week = self.card.week
        self.ask(week_rows.question(self.card, self.catalogue), partial(self._settle, week))

    def _settle(self, week: Week) -> None:
        self.save(partial(self.register.settle_week, week), self._settled)

    def _settled(self, card: "WeekCard") -> None:
        self.say(f"Week {card.week} is vastgesteld.")
        self.reload()
