"""One row of the table that a benchmark prints."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A figure beside its reference and its budget."""

    figure: str
    value: str
    reference: str
    ratio: float
    budget: str
    good: bool

    def text(self) -> str:
        """The row, with a mark when the budget is missed."""
        mark = "" if self.good else "  MISSED"
        figures = f"{self.value:>11}{self.reference:>11}{self.ratio:>7.2f}"
        return f"{self.figure:<46}{figures}  {self.budget}{mark}"


HEADING = f"{'figure':<46}{'casereg':>11}{'reference':>11}{'ratio':>7}  budget"


def p95(values: Sequence[float]) -> float:
    """What 95 in a hundred stay under."""
    return statistics.quantiles(values, n=20)[-1]


def within(figure: str, seconds: float, limit: float, reference: float, usual: float) -> Line:
    """A figure in seconds that must stay under a limit.

    ``usual`` is the reference on a quiet machine: on a busy one the figure may take as much
    more as the reference does.
    """
    ratio = seconds / reference
    return Line(
        figure,
        f"{seconds * 1000:.1f} ms",
        f"{reference * 1000:.1f} ms",
        ratio,
        f"<= {limit * 1000:.0f} ms or {limit / usual:.1f} x",
        seconds <= limit or ratio <= limit / usual,
    )
