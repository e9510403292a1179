"""How far the audit of a register is, and whether it still holds what it held before."""

from datetime import datetime

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from casereg.security.anchor import Anchor
from models.audit import Audit, ChainHead
from models.opdracht import RegisterInfo


def anchor_now(session: Session, moment: datetime) -> Anchor | None:
    """How far the audit is at this moment; None for a register from before it was a chain."""
    if not inspect(session.connection()).has_table(ChainHead.__tablename__):
        return None
    head = session.exec(select(ChainHead)).one()
    return Anchor(register_id(session), head.seq, head.seal.hex(), moment.isoformat())


def register_id(session: Session) -> str:
    """Which register this is."""
    return session.exec(select(RegisterInfo.database_id)).one()


def still_holds(session: Session, before: Anchor) -> bool:
    """Whether the row of an older anchor is there as it was."""
    seal = session.exec(select(Audit.seal).where(col(Audit.seq) == before.row)).first()
    return seal is not None and seal.hex() == before.seal
