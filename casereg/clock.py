"""The time, passed in so that nothing reads it at import and tests can stand still."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, in UTC and aware of it."""

    def today(self) -> date:
        """The day where the user is."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """This moment, in UTC and aware of it."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in the time zone of this machine."""
        return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class StandingDay(SystemClock):
    """The clock of this machine on a day that does not end, for looking around in a demo."""

    day: date

    def today(self) -> date:
        """Always the same day."""
        return self.day


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at ``moment`` (aware)."""

    moment: datetime

    def now(self) -> datetime:
        """Always the same moment."""
        return self.moment

    def today(self) -> date:
        """Always the same day."""
        return self.moment.date()
