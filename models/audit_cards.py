"""What is shown of the audit: frozen, plain, without a database behind it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditCard:
    """One row. ``account`` is empty when the program did it by itself, ``client`` a number."""

    seq: int
    at: datetime
    account: str
    role: str
    team: str
    deed: str
    subject: str
    client: int | None
    place: str
    outcome: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which rows are wanted: newest first, at most ``limit``; before row ``before`` to read on."""

    client: int | None = None
    since: datetime | None = None
    limit: int = 200
    before: int | None = None
