"""Whether a week is vastgesteld, asked safely while somebody may be doing just that."""

from datetime import date

from sqlalchemy import bindparam
from sqlmodel import Session, col, select, update

from models.locks import share, week_of
from models.periods import Week
from models.week_lock import WeekLock

_OF_WEEK = select(WeekLock).where(
    col(WeekLock.team) == bindparam("of_team"),
    col(WeekLock.year) == bindparam("of_year"),
    col(WeekLock.week) == bindparam("of_week"),
)


def lock_of(session: Session, team: str, week: Week) -> WeekLock | None:
    """The lock of this team and week, or None while it is open."""
    of_week = {"of_team": team, "of_year": week.year, "of_week": week.number}
    return session.exec(_OF_WEEK, params=of_week).one_or_none()


def settled_week(session: Session, team: str, day: date) -> WeekLock | None:
    """The lock of the week of ``day``; it stays as it is until this transaction ends.

    Waits for a teamleider who is settling at this moment.
    """
    share(session, week_of(team))
    return lock_of(session, team, Week.of(day))


def note_late(session: Session, lock: WeekLock, times: int = 1) -> None:
    """One more change after vaststellen, or more; the database counts, so none gets lost."""
    session.exec(
        update(WeekLock).where(col(WeekLock.id) == lock.id).values(late=col(WeekLock.late) + times)
    )
