"""The chain of the audit: each row is sealed (HMAC-SHA256) together with the seal before it.

Rows are noted during a deed and written when it ends, in its own transaction. Only then
the head is locked, so that on a team server nobody waits for another who still works, and
two deeds never wait for each other.
"""

import hmac
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Row, insert, update
from sqlmodel import Session, col

from models.audit import Audit, ChainHead
from models.canonical import canonical

_NOTED, _REACHED = "casereg audit", "casereg audit reached"
START = bytes(32)
SEALED = tuple(name for name in Audit.model_fields if name != "seal")


def note(session: Session, row: Audit) -> None:
    """Let this row be written when the transaction ends well."""
    session.info.setdefault(_NOTED, []).append(row)


def write_noted(session: Session) -> None:
    """Write the noted rows into the chain; from here on all other writers wait."""
    rows = taken_noted(session)
    if not rows:
        return
    session.flush()
    head = _head_moved(session, len(rows))
    values, seal = [], head.seal
    for seq, row in enumerate(rows, head.seq - len(rows) + 1):
        content = row.model_dump(include={*SEALED}) | {"seq": seq}
        seal = sealed(head.key, seal, content)
        values.append(content | {"seal": seal})
    connection = session.connection()
    connection.execute(insert(Audit), values)
    connection.execute(update(ChainHead).values(seal=seal))
    session.info[_REACHED] = (head.seq, seal)


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


def _head_moved(session: Session, rows: int) -> Row[int, bytes, bytes]:
    """Take the next numbers, from the row that all writers share: so there is never a gap."""
    moved = update(ChainHead).values(seq=col(ChainHead.seq) + rows)
    taken = moved.returning(col(ChainHead.seq), col(ChainHead.seal), col(ChainHead.key))
    return session.connection().execute(taken).one()
