"""Kinds of day: weekends and public holidays, as dates a filter can name."""

from collections.abc import Collection
from datetime import date, timedelta

from models.catalogue_indicators import DayKind
from models.periods import Period

COUNTRY = "NL"
_SATURDAY = 5


def days_of(kind: str, period: Period) -> tuple[date, ...]:
    """The days of a period that are of this kind. A feestdag in a weekend is both.

    What a feestdag is follows the public holidays of the Netherlands in ``holidays``.
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
    from holidays import country_holidays

    return frozenset(country_holidays(COUNTRY, years=years))
