"""Kinds of day: weekends and public holidays, as dates a filter can name."""

from collections.abc import Collection
from datetime import date, timedelta

from dateutil.easter import easter

from models.catalogue_indicators import DayKind
from models.periods import Period

_SATURDAY, _SUNDAY = 5, 6
_FIXED = ((1, 1), (12, 25), (12, 26))
_FROM_EASTER = (-2, 0, 1, 39, 49, 50)
"""Goede Vrijdag, both days of Pasen, Hemelvaart, both days of Pinksteren."""


def days_of(kind: str, period: Period) -> tuple[date, ...]:
    """The days of a period that are of this kind. A feestdag in a weekend is both.

    The feestdagen are the public holidays of the Netherlands, Goede Vrijdag among them, as
    they are since 2014; Bevrijdingsdag once in five years.
    """
    off = _holidays(range(period.start.year, period.end.year + 1))
    return tuple(day for day in _days(period) if kind in _kinds(day, off))


def _kinds(day: date, off: Collection[date]) -> set[DayKind]:
    kinds: set[DayKind] = set()
    if day.weekday() >= _SATURDAY:
        kinds.add("weekend")
    if day in off:
        kinds.add("feestdag")
    return kinds or {"werkdag"}


def _days(period: Period) -> tuple[date, ...]:
    length = (period.end - period.start).days + 1
    return tuple(period.start + timedelta(days=number) for number in range(length))


def _holidays(years: Collection[int]) -> frozenset[date]:
    found = {date(year, *day) for year in years for day in _FIXED}
    found |= {easter(year) + timedelta(days=days) for year in years for days in _FROM_EASTER}
    found |= {_koningsdag(year) for year in years}
    return frozenset(found | {date(year, 5, 5) for year in years if year % 5 == 0})


def _koningsdag(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day
