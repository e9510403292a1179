"""Which period is looked at, and how a key goes to another one; no widgets."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from models.periods import Period, named_as, parse_period
from screens.frame import MONTHS

# One of each kind, in the order in which they are gone through.
KINDS = ("2023-Q1", "2023-H1", "2023", "2023-01")


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period, and the ``day`` that periods of other kinds are chosen around."""

    period: Period
    day: date

    @classmethod
    def this_quarter(cls, today: date) -> Self:
        """The quarter that is going on."""
        return cls(parse_period(named_as(KINDS[0], today)), today)

    @classmethod
    def of(cls, period: Period, today: date) -> Self:
        """A period; other kinds are chosen around its last day that has been."""
        return cls(period, max(period.start, min(period.end, today)))

    def other_kind(self) -> "PeriodChoice":
        """Quarter, half-year, year, month: the next of these, around the same day."""
        names = [named_as(kind, self.day) for kind in KINDS]
        now = self.period.text
        place = names.index(now) if now in names else -1
        return PeriodChoice(parse_period(names[(place + 1) % len(names)]), self.day)


def days_of(period: Period) -> str:
    """First and last day, as briefly as is clear: ``1 apr t/m 30 jun``."""
    return f"{_short(period.start)} t/m {_short(period.end)}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
