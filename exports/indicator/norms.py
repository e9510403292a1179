"""What can be said of a value: whether it meets its norm, and how it is rounded."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from exports.indicator.figures import Amount
from models.catalogue import Indicator
from models.catalogue_indicators import Direction, Kind, Reporting
from models.periods import Period

# How many months a norm is meant for; the others hold for whatever is looked at.
MONTHS: dict[Reporting, int] = {
    "maand": 1,
    "kwartaal": 3,
    "halfjaar": 6,
    "jaar": 12,
    "vier-jaar": 48,
}
# What grows while the period lasts, and over two periods is twice as much.
_ADDS_UP: tuple[Kind, ...] = ("aantal", "uren", "mijlpaal")
_GROWS: tuple[Kind, ...] = (*_ADDS_UP, "personen")
_MEETS: dict[Direction, Callable[[Decimal, Decimal], bool]] = {
    "minstens": lambda value, norm: value >= norm,
    "hoogstens": lambda value, norm: value <= norm,
    "meer-dan": lambda value, norm: value > norm,
    "minder-dan": lambda value, norm: value < norm,
}
_HUNDREDTH = Decimal("0.01")
_DAYS_IN_A_MONTH = 30.44


def rounded(value: Decimal) -> Decimal:
    """Two decimals, half away from zero."""
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def ratio(part: Amount, whole: Amount, times: int = 1) -> Decimal | None:
    """``times`` the part over the whole, rounded; None when there is no whole."""
    return rounded(times * Decimal(part) / Decimal(whole)) if whole else None


def amount(value: float) -> Amount:
    """A number from the register: whole when it is, else with two decimals."""
    return int(value) if value == int(value) else rounded(Decimal(str(value)))


def months_of(period: Period) -> int:
    """How many months a period lasts; a week has none."""
    return round(((period.end - period.start).days + 1) / _DAYS_IN_A_MONTH)


def meets_norm(waarde: Amount | None, one: Indicator, period: Period, today: date) -> bool | None:
    """Whether the value meets the norm; None when that cannot be said (yet).

    The norm is meant for one ``periode`` of the indicator. What adds up must reach it as
    often as the period asked for has such parts. In a shorter period only a count that
    already has enough says something.
    """
    if one.norm is None or waarde is None or today <= period.end:
        return None
    direction = one.richting or "minstens"
    asked, meant = months_of(period), MONTHS.get(one.periode, 0)
    times = asked // meant if meant and asked > meant and one.soort in _ADDS_UP else 1
    met = _MEETS[direction](Decimal(waarde), Decimal(str(one.norm)) * times)
    if asked < meant:
        upwards = direction in ("minstens", "meer-dan")
        return True if met and upwards and one.soort in _GROWS else None
    return met
