"""Whether a week is vastgesteld, asked safely while somebody may be doing just that."""

from datetime import date

from sqlmodel import Session, col, select, update

from models.locks import share, week_of
from models.periods import Week
from models.week_lock import WeekLock


def lock_of(session: Session, team: str, week: Week) -> WeekLock | None:
    """The lock of this team and week, or None while it is open."""
    return session.exec(
        select(WeekLock).where(
            WeekLock.team == team, WeekLock.year == week.year, WeekLock.week == week.number
        )
    ).one_or_none()


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
