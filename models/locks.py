"""Who may work at the same time on a team server. On SQLite there is one writer anyway.

Locks belong to the transaction and go when it ends. Several may :func:`share` a name
while none :func:`hold` it.
"""

from zlib import crc32

from sqlmodel import Session, func, select

CATALOGUES, ACCOUNTS = "catalogues", "accounts"


def share(session: Session, name: str) -> None:
    """Go on beside others who share ``name``; wait for who holds it."""
    if session.get_bind().dialect.name == "postgresql":
        session.exec(select(func.pg_advisory_xact_lock_shared(crc32(name.encode()))))


def hold(session: Session, name: str) -> None:
    """Be the only one with ``name``; wait for all others."""
    if session.get_bind().dialect.name == "postgresql":
        session.exec(select(func.pg_advisory_xact_lock(crc32(name.encode()))))


def week_of(team: str) -> str:
    """The name under which contacts and vaststellen of a gebiedsteam meet."""
    return f"week {team}"
