"""The chain of the audit: each row is sealed (HMAC-SHA256) together with the seal before it.

Rows are noted during a deed and written when it ends, in its own transaction. Only then
the head is locked, so that on a team server nobody waits for another who still works, and
two deeds never wait for each other.
"""

import hmac
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col

from models.audit import Audit, ChainHead
from models.canonical import canonical

_NOTED, _REACHED = "casereg audit", "casereg audit reached"
START = bytes(32)
SEALED = tuple(name for name in Audit.model_fields if name != "seal")
# The next numbers come from the row that all writers share: so there is never a gap.
_MOVED = (
    update(ChainHead)
    .values(seq=col(ChainHead.seq) + bindparam("rows"))
    .returning(col(ChainHead.seq), col(ChainHead.seal), col(ChainHead.key))
)
_ADDED = insert(Audit)
_SEALED = update(ChainHead).values(seal=bindparam("last"))


def note(session: Session, row: Audit) -> None:
    """Let this row be written when the transaction ends well."""
    session.info.setdefault(_NOTED, []).append(row)


def write_noted(session: Session) -> None:
    """Write the noted rows into the chain; from here on all other writers wait."""
    chained(session)()


def chained(session: Session) -> Callable[[], None]:
    """Take the next places in the chain, for which all other writers wait from here on.

    Gives what writes the noted rows there, and asks the database nothing more.
    """
    rows = [row.model_dump(include={*SEALED}) for row in taken_noted(session)]
    if not rows:
        return lambda: None
    session.flush()
    connection = session.connection()
    head = connection.execute(_MOVED, {"rows": len(rows)}).one()
    seal = head.seal
    for seq, row in enumerate(rows, head.seq - len(rows) + 1):
        row["seq"] = seq
        row["seal"] = seal = sealed(head.key, seal, row)
    session.info[_REACHED] = (head.seq, seal)

    def write() -> None:
        connection.execute(_ADDED, rows)
        connection.execute(_SEALED, {"last": seal})

    return write


def taken_noted(session: Session) -> list[Audit]:
    """The noted rows, to be written now."""
    rows: list[Audit] = session.info.pop(_NOTED, [])
    return rows


def reached(session: Session) -> tuple[int, bytes] | None:
    """The last row that this session wrote, and its seal; None when it wrote none."""
    found: tuple[int, bytes] | None = session.info.get(_REACHED)
    return found


def sealed(key: bytes, before: bytes, content: Mapping[str, object]) -> bytes:
    """The seal over a row that follows the seal ``before``; ``content`` is all but its seal."""
    at = content["at"]
    assert isinstance(at, datetime)  # noqa: S101 - a moment as the column gives it
    document = canonical({**content, "at": at.isoformat()})
    return hmac.digest(key, before + document, "sha256")
