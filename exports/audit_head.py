"""The newest row of the audit, to anchor it in a package."""

from sqlmodel import Session, col, select

from exports.manifest import AuditHead, canonical
from exports.signing import Signer
from models.audit import Audit


def audit_head(session: Session, signer: Signer) -> AuditHead:
    """The head as the session sees it; row 0 with an empty hash when nothing was written."""
    row = session.exec(select(Audit).order_by(col(Audit.seq).desc()).limit(1)).first()
    if row is None or row.seq is None:
        return AuditHead(0, "")
    return AuditHead(row.seq, sealed(row, signer))


def sealed(row: Audit, signer: Signer) -> str:
    """The hash over a row.

    Sealed, since a reader who could try rows would find who did what for whom.
    """
    content = {name: getattr(row, name) for name in Audit.model_fields}
    return signer.seal(canonical(content | {"at": row.at.isoformat()}))
