"""How far the audit of a register is, and whether it still holds what it held before."""

from datetime import UTC, datetime

from sqlalchemy import inspect
from sqlmodel import Session, col, func, select

from casereg.security.anchor import Anchor
from casereg.security.rights import ACCEPT_DAMAGE, RESTORE
from models.audit import Audit, ChainHead
from models.opdracht import RegisterInfo
from models.release import Release

# Deeds of a beheerder after which the audit may be other than what stands outside.
GONE_ON = (RESTORE.code, ACCEPT_DAMAGE.code)


def anchor_now(session: Session, moment: datetime) -> Anchor | None:
    """How far the audit is at this moment; None for a register from before it was a chain."""
    if not is_chain(session):
        return None
    head = session.exec(select(ChainHead)).one()
    register, made = register_id(session), highest_release(session)
    return Anchor(register, head.seq, head.seal.hex(), moment.isoformat(), made)


def is_chain(session: Session) -> bool:
    """Whether the audit is a chain, as it was not in the first versions of casereg."""
    return inspect(session.connection()).has_table(ChainHead.__tablename__)


def highest_release(session: Session) -> int:
    """The highest number a release has in this register; 0 when there is none."""
    return session.exec(select(func.max(Release.number))).one() or 0


def register_id(session: Session) -> str:
    """Which register this is."""
    return session.exec(select(RegisterInfo.database_id)).one()


def still_holds(session: Session, before: Anchor) -> bool:
    """Whether the row of an older anchor is there as it was."""
    if not before.row:
        return True  # the audit was still empty
    seal = session.exec(select(Audit.seal).where(col(Audit.seq) == before.row)).first()
    return seal is not None and seal.hex() == before.seal


def gone_on(session: Session, before: Anchor) -> bool:
    """Whether somebody went on, after ``before``, with a register of earlier or less."""
    since = datetime.fromisoformat(before.at) if before.at else datetime.min.replace(tzinfo=UTC)
    later = select(Audit.seq).where(col(Audit.deed).in_(GONE_ON), col(Audit.at) > since)
    return session.exec(later.limit(1)).first() is not None
