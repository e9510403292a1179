"""Whether a week is vastgesteld, asked safely while somebody may be doing just that."""

from datetime import date

from sqlmodel import Session, select

from models.periods import Week
from models.place import Gebiedsteam
from models.week_lock import WeekLock


def lock_of(session: Session, team: str, week: Week) -> WeekLock | None:
    """The lock of this team and week, or None while it is open."""
    return session.exec(
        select(WeekLock).where(
            WeekLock.team == team, WeekLock.year == week.year, WeekLock.week == week.number
        )
    ).one_or_none()


def is_settled(session: Session, team: str, day: date) -> bool:
    """Whether the week of ``day`` is vastgesteld; it stays as it is until this transaction ends.

    The shared row lock waits for a teamleider who is settling at this moment (on
    PostgreSQL; on SQLite there is one writer anyway).
    """
    session.exec(
        select(Gebiedsteam.code).where(Gebiedsteam.code == team).with_for_update(read=True)
    )
    return lock_of(session, team, Week.of(day)) is not None


def hold_team(session: Session, team: str) -> None:
    """Keep others from storing contacts of this team until this transaction ends."""
    session.exec(select(Gebiedsteam.code).where(Gebiedsteam.code == team).with_for_update())
