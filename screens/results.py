"""Resultaten: each indicator of the opdracht in a period, by deelopdracht, for inside the house."""

from typing import TYPE_CHECKING

from textual import on

from exports.indicator.figures import IndicatorFigure, Results
from exports.text.figure import INSIDE
from screens import commands
from screens.figure_list import FigureListScreen
from screens.line_list import LineList
from screens.period_choice import days_of
from screens.results_attention import Called, attention, called
from screens.results_rows import COLUMNS, calling_rows, caption, rows
from screens.week_rows import team_title

if TYPE_CHECKING:
    from models.periods import Period

MARK = f"{INSIDE.capitalize()}, dit zijn de echte cijfers."
GOING_ON = " De periode loopt nog."
NONE = "Niets vraagt aandacht. F8 toont weer alles."


class ResultsScreen(FigureListScreen):
    """All figures of the cooperatie or of one gebiedsteam."""

    PLACE = "results"
    BINDINGS = commands.bindings(PLACE)
    COLUMNS = COLUMNS

    def __init__(self) -> None:
        """All indicators of what one may see."""
        super().__init__()
        self.team: str | None = None
        self.only_lacking = False
        self.calls: tuple[Called, ...] = ()

    def count(self, period: "Period") -> Results:
        """The true figures; in a thread."""
        return self.register.figures.results(period, None, self.team)

    def show(self, results: Results) -> None:
        """What period of whom, what asks for attention, and the rows."""
        period, catalogue = results.period, results.catalogue
        whose = team_title(catalogue, self.team or self.register.actor.team)
        self.tell("#which", f"{period.text} ({days_of(period)}) · {catalogue.code} · {whose}")
        over = period.end < self.desk.clock.today()
        self.tell("#mark", MARK if over else MARK + GOING_ON)
        self.calls = called(results.figures, period, self.desk.clock.today())
        self.tell("#attention", attention(self.calls, self.only_lacking))
        figures = self.wanted(results.figures)
        calling = [(call, one) for call, one in self.calls if one in figures]
        if self.only_lacking:
            lacking = [one for _, one in calling]
            self.listed(rows([one for one in figures if one in lacking]), NONE)
        else:
            self.listed([*calling_rows(calling), *rows(figures)], NONE)

    def told(self, figure: IndicatorFigure) -> str:
        """The chosen figure in full, and why it asks for attention."""
        whys = [call for call, one in self.calls if one is figure]
        return caption(figure, "".join(f"! {why}" for why in whys))

    def action_next_team(self) -> None:
        """All teams together, then each by itself."""
        if self.results and self.asked:
            every = [None, *(one.code for one in self.results.catalogue.gebiedsteams)]
            place = every.index(self.team) if self.team in every else 0
            self.team = every[(place + 1) % len(every)]
            self.want(self.asked)

    def action_toggle_lacking(self) -> None:
        """Only what asks for attention, or everything."""
        self.only_lacking = not self.only_lacking
        if self.results:
            self.show(self.results)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Everything about the chosen indicator."""
        if self.results and self.chosen:
            self.desk.open_above("result", self.chosen, self.results, self.team)
