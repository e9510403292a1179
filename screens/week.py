"""Week: what a team did and who, last week beside it, what is missing, and vaststellen."""

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
from screens.frame import KeyBar
from screens.line_list import LineList
from screens.week_calls import about, question
from screens.week_grid import WeekGrid
from screens.week_panes import WeekPanes
from screens.week_views import FIRST

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue
    from models.week_cards import WorkersCard

    Read = tuple[WeekCard, WorkersCard, Catalogue | None]


class WeekScreen(CaseregScreen):
    """One week of one gebiedsteam; a coordinator also sees all teams together."""

    PLACE = "week"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "week.tcss"
    AUTO_FOCUS: ClassVar[str] = f"#{FIRST}"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-low"), (34, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.week: Week | None = None
        self.team: str | None = None
        self.card: WeekCard | None = None
        self.who: WorkersCard | None = None
        self.catalogue: Catalogue | None = None

    def body(self) -> Iterable[Widget]:
        """Which week, what asks for attention, and the week itself."""
        yield Static("", id="which", classes="title", markup=False)
        yield Static("", id="about", classes="quiet", markup=False)
        yield WeekPanes()

    @property
    def panes(self) -> WeekPanes:
        """The ways to look at it."""
        return self.query_one(WeekPanes)

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

    def _ask(self, week: Week, team: str | None) -> "Read":
        card = self.register.week(week, team)
        return (
            card,
            self.register.week_workers(week, team),
            catalogue_of(self.register, week.sunday),
        )

    def _show(self, found: "Read") -> None:
        """The tally and who did it, drawn at once: twice would take longer."""
        card, who, self.catalogue = found
        self.card, self.who = card, who
        settled = ["settle"] if card.status != "open" else []
        self.query_one(KeyBar).leave_out(*settled)
        self.query_one("#which", Static).update(week_rows.heading(card, self.catalogue))
        self.query_one("#about", Static).update(about(card, who, self.catalogue))
        self.panes.show(card, who, self.catalogue)

    def action_next_view(self) -> None:
        """By soort, by medewerker, by day, and what came in late; then from the start."""
        self.panes.next_view()

    def action_look_at(self, view: str) -> None:
        """Look at the week in this way; for the mouse."""
        self.panes.look_at(view)

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

    @on(WeekGrid.Opened)
    @on(LineList.Opened)
    def action_open(self) -> None:
        """The contacts behind the chosen cell, or the one that came in late."""
        if self.card is None or not self.check_action("open", ()):
            return
        if self.panes.late_contact:
            self.desk.open_above("contact", number=int(self.panes.late_contact))
        else:
            self.desk.open_above("contacts", self.panes.behind(str(self.card.week)))

    def action_settle(self) -> None:
        """Vaststellen, after saying what it does."""
        if self.card is None:
            return
        if self.card.status != "open":
            self.say(f"Week {self.card.week} is al vastgesteld.", fault=True)
            return
        today = self.desk.clock.today()
        told = question(self.card, self.who, self.catalogue, today)
        self.ask(told, partial(self._settle, self.card.week))

    def _settle(self, week: Week) -> None:
        self.save(partial(self.register.settle_week, week), self._settled)

    def _settled(self, card: "WeekCard") -> None:
        self.say(f"Week {card.week} is vastgesteld.")
        self.reload()
