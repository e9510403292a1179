"""Mijn cijfers: what the own work of a period counted for."""

from typing import TYPE_CHECKING

from textual import on

from exports.indicator.figures import IndicatorFigure, Results
from exports.indicator.own_part import OwnPart, own_parts
from models.counted_words import number_text
from screens import commands
from screens.figure_list import FigureListScreen
from screens.line_list import LineList
from screens.period_choice import days_of
from screens.results_rows import OWN_COLUMNS, own_rows, own_text

if TYPE_CHECKING:
    from models.periods import Period

NONE = (
    "Nog niets dat meetelt in deze periode. Leg contacten vast met F2 op je beginscherm, "
    "of druk op F3 voor de periode hiervoor."
)
MARK = "Alleen je eigen werk. Zo telde het mee in wat de gemeente vraagt."


class OwnResultsScreen(FigureListScreen):
    """The indicators that own work moved, and by how much."""

    PLACE = "own_results"
    BINDINGS = commands.bindings(PLACE)
    COLUMNS = OWN_COLUMNS

    parts: tuple[OwnPart, ...] = ()

    def count(self, period: "Period") -> Results:
        """The own figures; in a thread."""
        return self.register.figures.own(period)

    def show(self, results: Results) -> None:
        """The period, how much was moved, and the rows."""
        self.parts = own_parts(results)
        period = results.period
        self.tell("#which", f"Mijn cijfers · {period.text} ({days_of(period)})")
        self.tell("#mark", MARK)
        told = (
            f"Je werk telde mee bij {number_text(len(self.parts))} indicatoren."
            if self.parts
            else ""
        )
        self.tell("#attention", told)
        fitting = {one.indicator.code for one in self.wanted(results.figures)}
        shown = [one for one in self.parts if one.figure.indicator.code in fitting]
        self.listed(own_rows(shown), NONE)

    def told(self, figure: IndicatorFigure) -> str:
        """The chosen indicator in full, with the own part."""
        one = figure.indicator
        return f"{one.code} · {one.titel}\njouw deel: {own_text(self._part(figure))}"

    def _part(self, figure: IndicatorFigure) -> OwnPart:
        return next(part for part in self.parts if part.figure is figure)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """What the chosen indicator counts, and the own contacts behind it."""
        if self.results and self.chosen:
            self.desk.open_above("own_result", self._part(self.chosen), self.results)
