"""The newest row of the audit, to anchor it in a package."""

from sqlmodel import Session

from exports.package.manifest import AuditHead
from models.audit import ChainHead
from models.audit_chain import write_noted


def audit_head(session: Session) -> AuditHead:
    """The head after what was noted so far; its seal is empty when nothing was ever written.

    Locks the head until the transaction ends: call it when little is left to do.
    """
    write_noted(session)
    head = session.get_one(ChainHead, 1, populate_existing=True)
    return AuditHead(head.seq, head.seal.hex() if head.seq else "")
