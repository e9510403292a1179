"""What is looked at before every deed: the account, the seat and the catalogues as they are now.

One statement, since every deed waits for it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, true
from sqlmodel import Session, col

from models.account import Account
from models.opdracht import Opdracht
from models.signed_in import SignedIn


@dataclass(frozen=True, slots=True)
class Attendance:
    """An account as it stands, and its seat: ``ended`` when it was signed out.

    ``last_seen`` is None for a seat that is not known: cleared away, or of before a restore.
    ``versions`` are the SHA-256 of the catalogues in force.
    """

    active: bool
    role: str
    team: str | None
    ended: bool
    last_seen: datetime | None
    versions: frozenset[str]


_ASKED = (
    select(
        col(Account.active),
        col(Account.role),
        col(Account.team),
        col(SignedIn.ended),
        col(SignedIn.last_seen),
        col(Opdracht.code),
        col(Opdracht.sha256),
    )
    .select_from(Account)
    .outerjoin(SignedIn, col(SignedIn.id) == bindparam("seat"))
    .outerjoin(Opdracht, true())
    .where(col(Account.id) == bindparam("account"))
    .order_by(col(Opdracht.version))
)


def attendance(session: Session, account: int, seat: UUID | None) -> Attendance | None:
    """How the account stands at ``seat``; None when it is not there."""
    rows = session.connection().execute(_ASKED, {"account": account, "seat": seat}).all()
    if not rows:
        return None
    active, role, team, ended, last_seen, *_ = rows[0]
    # The highest version of a code is the last of its rows.
    in_force = {row.code: row.sha256 for row in rows if row.code is not None}
    versions = frozenset(in_force.values())
    return Attendance(active, role, team, bool(ended), last_seen, versions)
