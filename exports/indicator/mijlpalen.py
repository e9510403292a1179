"""Mijlpalen: how often something was delivered, and when it was due."""

from datetime import date

from sqlalchemy import not_, select
from sqlmodel import Session, col

from exports.indicator.counted import Counted
from exports.indicator.due import due_parts
from exports.indicator.figures import Scope
from exports.indicator.norms import meets_norm
from exports.indicator.windows import Window
from models.catalogue import Indicator
from models.outside import Mijlpaal
from models.periods import Period


class Mijlpalen:
    """What was delivered up to the end of a period, read once."""

    def __init__(self, session: Session, scope: Scope) -> None:
        """A team delivers nothing by itself; a worker what that worker entered."""
        self._session, self._worker = session, scope.worker
        self._days: dict[str, list[date]] | None = None

    def delivered(self, code: str, start: date, end: date) -> int:
        """How often the mijlpaal was delivered from one day to another, both included."""
        return sum(start <= day <= end for day in self._read().get(code, ()))

    def count(self, one: Indicator, days: Window, today: date) -> Counted:
        """How often it was delivered, and how often it was due and was not.

        The norm is how often in each part of the year, else once. A part that has not
        begun yet misses nothing.
        """
        often = 1 if one.norm is None else int(one.norm)
        begun = [part for part in _due(one, days) if part.start <= today]
        found = (self.delivered(one.code, part.start, part.end) for part in begun)
        missing = sum(max(0, often - times) for times in found)
        return Counted(self.delivered(one.code, days.start, days.end), ontbrekend=missing)

    def _read(self) -> dict[str, list[date]]:
        if self._days is None:
            self._days = {}
            query = select(col(Mijlpaal.code), col(Mijlpaal.delivered_on)).where(
                not_(col(Mijlpaal.undone))
            )
            if self._worker is not None:
                query = query.where(col(Mijlpaal.entered_by) == self._worker)
            for code, day in self._session.execute(query):
                self._days.setdefault(code, []).append(day)
        return self._days


def _due(one: Indicator, days: Window) -> list[Period]:
    """The parts in which it is due while the opdracht holds."""
    parts = due_parts(one, days.period)
    return [part for part in parts if days.start <= part.start and part.end <= days.end]


def delivered_in_time(found: Counted, one: Indicator, days: Window, today: date) -> bool | None:
    """Whether nothing that was due is missing; None while the period lasts.

    One that is due in no part of the period goes by its norm, if it has one.
    """
    if not _due(one, days):
        return meets_norm(found.waarde, one, days.period, today)
    return None if today <= days.period.end else found.ontbrekend == 0
