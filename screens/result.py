"""Eén indicator: what it counts, how it went, how it splits, and the contacts behind it.

The only screen that draws; what it draws with is imported when it is first opened.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from exports.indicator.figures import IndicatorFigure, Results
from exports.text.figure import INSIDE
from screens import commands
from screens.figure_screen import FigureScreen
from screens.plain_table import PlainTable
from screens.result_plot import TrendPlot
from screens.result_rows import (
    PARTS,
    TREND,
    Fact,
    breakdowns,
    facts,
    part_rows,
    since_asked,
    split_title,
    trend_rows,
    trend_title,
)
from screens.week_rows import team_title

if TYPE_CHECKING:
    from exports.indicator.figures import Part
    from exports.indicator.trend import TrendPoint

BACK = 8  # periods in a trend


class ResultScreen(FigureScreen):
    """A figure of the cooperatie or of one gebiedsteam."""

    PLACE = "result"
    BINDINGS = commands.bindings(PLACE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012

    def __init__(self, figure: IndicatorFigure, results: Results, team: str | None = None) -> None:
        """Show a figure out of these results, which are of one ``team`` or of all."""
        super().__init__(figure, results)
        self.team = team
        self.possible = breakdowns(figure.indicator)
        self.per = self.possible[0] if self.possible else ""

    @property
    def whose(self) -> str:
        """Of which team, and that it stays inside."""
        team = self.team or self.register.actor.team
        return f"{team_title(self.results.catalogue, team)} · {INSIDE}"

    def facts(self) -> list[Fact]:
        """The value and what belongs to it."""
        return facts(self.figure, self.results, self.desk.clock.today())

    def below(self) -> Iterable[Widget]:
        """The trend, drawn and in numbers, and a breakdown."""
        title = trend_title(self.figure.indicator)
        with Horizontal(id="halves"):
            with Vertical(id="trend"):
                yield Static(title, classes="title", markup=False)
                with Horizontal():
                    yield TrendPlot(id="plot")
                    yield PlainTable(TREND, id="numbers")
            with Vertical(id="split"):
                yield Static("", id="split_title", classes="title", markup=False)
                yield PlainTable(PARTS, id="parts")

    def on_mount(self) -> None:
        """Ask for the trend and for a breakdown, each by itself."""
        asked = (BACK, self.results.catalogue.code, self.team)
        ask = partial(self.register.figures.trend, self._code, self.results.period, *asked)
        self.read(ask, self._show_trend, "trend")
        self.query_one("#split").display = bool(self.possible)
        self._ask_split()

    @property
    def _code(self) -> str:
        return self.figure.indicator.code

    def _show_trend(self, points: "tuple[TrendPoint, ...]") -> None:
        asked, plot = since_asked(points), self.query_one(TrendPlot)
        plot.show(asked)
        plot.display = any(one.figure and one.figure.waarde is not None for one in asked)
        self.query_one("#numbers", PlainTable).show(trend_rows(asked))

    def _ask_split(self) -> None:
        if self.per:
            per, asked = self.per, (self.results.catalogue.code, self.team)
            deed = self.register.figures.breakdown
            ask = partial(deed, self._code, self.results.period, per, *asked)
            self.read(ask, partial(self._show_split, per), "split")

    def _show_split(self, per: str, parts: "tuple[Part, ...]") -> None:
        self.query_one("#split_title", Static).update(split_title(self.possible, per))
        self.query_one("#parts", PlainTable).show(part_rows(self.figure, parts))

    def action_next_split(self) -> None:
        """Show the breakdown; when it is in sight already, the next one."""
        if not self.possible:
            self.say("Deze indicator heeft geen uitsplitsing.")
            return
        if self._split_in_sight():
            place = self.possible.index(self.per)
            self.per = self.possible[(place + 1) % len(self.possible)]
            self._ask_split()
        self.query_one("#split").scroll_visible(animate=False, top=True)

    def _split_in_sight(self) -> bool:
        """Whether all of it can be seen, or as much as there is room for."""
        page, split = self.query_one("#page").region, self.query_one("#split").region
        return page.contains_region(split) or split.y <= page.y
