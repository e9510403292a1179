"""Who may work at the same time on a team server. On SQLite there is one writer anyway.

Locks belong to the transaction and go when it ends. Several may :func:`share` a name
while none :func:`hold` it.
"""

from typing import Any
from zlib import crc32

from sqlalchemy import BigInteger, Select, bindparam
from sqlmodel import Session, func, select

CATALOGUES, ACCOUNTS = "catalogues", "accounts"
_KEY = bindparam("key", type_=BigInteger)
_SHARE = select(func.pg_advisory_xact_lock_shared(_KEY))
_HOLD = select(func.pg_advisory_xact_lock(_KEY))


def share(session: Session, name: str) -> None:
    """Go on beside others who share ``name``; wait for who holds it."""
    _lock(session, _SHARE, name)


def hold(session: Session, name: str) -> None:
    """Be the only one with ``name``; wait for all others."""
    _lock(session, _HOLD, name)


def week_of(team: str) -> str:
    """The name under which contacts and vaststellen of a gebiedsteam meet."""
    return f"week {team}"


def _lock(session: Session, taking: Select[Any], name: str) -> None:
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(taking, {"key": crc32(name.encode())})
