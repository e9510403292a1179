"""Mijn deel van één indicator: how much own work counted, what it counts, and which contacts."""

from exports.indicator.figures import Results
from exports.indicator.own_part import OwnPart
from screens import commands
from screens.figure_screen import FigureScreen
from screens.result_rows import Fact, own_facts


class OwnResultScreen(FigureScreen):
    """The own part of a figure."""

    PLACE = "own_result"
    BINDINGS = commands.bindings(PLACE)
    OWN = True

    def __init__(self, own: OwnPart, results: Results) -> None:
        """Show an own part of these results, which are of own work only."""
        super().__init__(own.figure, results)
        self.own = own

    @property
    def whose(self) -> str:
        """Own work only."""
        return "alleen je eigen werk · F5 toont je contacten"

    def facts(self) -> list[Fact]:
        """The own part, and what the indicator is."""
        return own_facts(self.own)
