"""Sign-ins that failed, in the audit: under the account whose name was given, or under nobody's.

What was typed as a name is never kept: it may have been a password.
"""

from datetime import datetime

from sqlmodel import Session

from models.account import Account
from models.audit import Audit
from models.audit_chain import note

UNKNOWN = "onbekende naam"


def note_failed(
    session: Session, account: Account | None, at: datetime, place: str, subject: str = ""
) -> None:
    """Let it be written when the transaction ends well; ``account`` None has no such name."""
    row = Audit(
        at=at,
        account_id=account.id if account else None,
        role=account.role if account else UNKNOWN,
        team=(account.team or "") if account else "",
        deed="account.sign_in",
        subject=subject,
        place=place,
        outcome="geweigerd",
    )
    note(session, row)
