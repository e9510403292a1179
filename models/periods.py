"""Periods as people write them: ``2023``, ``2023-H1``, ``2023-Q1``, ``2023-03``, ``2023-W14``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from dateutil.relativedelta import relativedelta

from casereg.errors import WrongUsage

_PERIOD = re.compile(
    r"^(\d{4})(?:-(?:(H)([12])|(Q)([1-4])|(W)(\d{2})|(\d{2})))?$", re.IGNORECASE | re.ASCII
)
_MONTHS = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week: ``year`` is the week-year, ``number`` 1 to 53."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The week in which ``day`` falls."""
        return cls(*day.isocalendar()[:2])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2023-W14``; raises :class:`WrongUsage` for anything else."""
        wrong = f"{text!r} is geen week. Schrijf een week als 2023-W14."
        try:
            period = parse_period(text)
        except WrongUsage:
            raise WrongUsage(wrong) from None
        if "-W" not in period.text:
            raise WrongUsage(wrong)
        return cls.of(period.start)

    @property
    def monday(self) -> date:
        """First day of the week."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Last day of the week."""
        return self.monday + timedelta(days=6)

    def shifted(self, weeks: int) -> "Week":
        """The week so many weeks later (or earlier, below zero)."""
        return Week.of(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, under the name people gave it."""

    text: str
    start: date
    end: date

    def before(self) -> "Period":
        """The period of the same kind just before this one."""
        return parse_period(named_as(self.text, self.start - timedelta(days=1)))

    def after(self) -> "Period":
        """The period of the same kind just after this one."""
        return parse_period(named_as(self.text, self.end + timedelta(days=1)))

    def year_earlier(self) -> "Period":
        """The period of the same name a year before; week 53 becomes 52 where there is no 53."""
        year, rest = int(self.text[:4]) - 1, self.text[4:]
        try:
            return parse_period(f"{year:04d}{rest}")
        except WrongUsage:
            return parse_period(f"{year:04d}{rest.replace('W53', 'W52')}")


def parse_period(text: str) -> Period:
    """Read a period; raises :class:`WrongUsage` when it is not one.

    A week belongs to its week-year (ISO 8601), so ``2020-W53`` ends in 2021.
    """
    found = _PERIOD.match(text.strip())
    try:
        if not found:
            raise ValueError
        start, after = _bounds(found)
    except (ValueError, OverflowError):
        raise WrongUsage(
            f"{text!r} is geen periode. Schrijf 2023, 2023-H1, 2023-Q1, 2023-03 of 2023-W14."
        ) from None
    return Period(text.strip().upper(), start, after - timedelta(days=1))


def _bounds(found: re.Match[str]) -> tuple[date, date]:
    """First day, and the day after the last."""
    year = int(found[1])
    if found[6]:
        monday = date.fromisocalendar(year, int(found[7]), 1)
        return monday, monday + timedelta(weeks=1)
    if found[8]:
        start, months = date(year, int(found[8]), 1), 1
    else:
        part, number = (found[2] or found[4] or "").upper(), int(found[3] or found[5] or 1)
        months = _MONTHS.get(part, 12)
        start = date(year, 1 + (number - 1) * months, 1)
    return start, start + relativedelta(months=months)


def named_as(text: str, day: date) -> str:
    """The name of the period with ``day`` in it, of the same kind as the one named ``text``."""
    if "-W" in text:
        return str(Week.of(day))
    kind = text[5:6]
    if kind in _MONTHS:
        return f"{day.year:04d}-{kind}{(day.month - 1) // _MONTHS[kind] + 1}"
    return f"{day.year:04d}" if len(text) == 4 else f"{day.year:04d}-{day.month:02d}"
