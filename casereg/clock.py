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

    def elsewhere(self) -> datetime:
        """This moment on a phone, in UTC: what a code made there is held against."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """This moment, in UTC and aware of it."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in the time zone of this machine."""
        return datetime.now().astimezone().date()

    def elsewhere(self) -> datetime:
        """The same on a phone."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class StandingDay(SystemClock):
    """The clock of this machine on a day that does not end, for looking around in a demo."""

    day: date

    def now(self) -> datetime:
        """The time of this machine on that day, so that no other day is shown or stored."""
        return datetime.combine(self.day, datetime.now().astimezone().time()).astimezone(UTC)

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

    def elsewhere(self) -> datetime:
        """The same on a phone."""
        return self.moment
