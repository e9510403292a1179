"""What was entered, corrected or undone in a week after it was vastgesteld."""

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from models.account import Account
from models.contact import LATE, UNDONE, Contact
from models.periods import Week
from models.week_cards import LateChange
from models.week_lock import WeekLock

MOST = 200


def late_changes(
    session: Session, lock: WeekLock, worker: int | None = None
) -> tuple[LateChange, ...]:
    """The contacts that changed (those of one ``worker``), the last change first, at most 200.

    A contact that was moved to another week is not among them, though it was counted.
    """
    whose = [] if worker is None else [col(Contact.worker_id) == worker]
    week = Week(lock.year, lock.week)
    found = session.exec(
        select(Contact, Account.name)
        # Who only counts may not read the note.
        .options(defer(Contact.note))  # type: ignore[arg-type]
        .join(Account, col(Account.id) == col(Contact.worker_id))
        .where(
            col(Contact.happened_on).between(week.monday, week.sunday),
            col(Contact.status).in_((LATE, UNDONE)),
            Contact.team == lock.team,
            Contact.changed_at > lock.locked_at,
            *whose,
        )
        .order_by(col(Contact.changed_at).desc(), col(Contact.id).desc())
        .limit(MOST)
    )
    return tuple(_change(contact, name, lock) for contact, name in found)


def _change(contact: Contact, worker: str, lock: WeekLock) -> LateChange:
    if contact.status == UNDONE:
        what = UNDONE
    else:
        what = "ingevoerd" if contact.entered_at > lock.locked_at else "verbeterd"
    return LateChange(
        number=contact.id or 0,
        happened_on=contact.happened_on,
        deelopdracht=contact.deelopdracht,
        contactsoort=contact.contactsoort,
        worker=worker,
        what=what,
        at=contact.changed_at,
    )
