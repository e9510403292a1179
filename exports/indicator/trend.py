"""An indicator over periods: the same kind of period, going back. No database behind it."""

from dataclasses import dataclass

from exports.indicator.figures import IndicatorFigure
from models.periods import Period


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of a trend; ``figure`` is None where no opdracht asked for the indicator."""

    period: Period
    figure: IndicatorFigure | None


def back_from(period: Period, number: int) -> tuple[Period, ...]:
    """``number`` periods of the same kind up to and with this one, oldest first."""
    periods = [period]
    while len(periods) < number:
        periods.append(periods[-1].before())
    return tuple(reversed(periods))
