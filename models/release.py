"""Export packages that were made, in order: the ledger."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from models.columns import Moment

RELEASED = "casereg released"
"""Where a session keeps the number of a release it adds."""


class Release(SQLModel, table=True):
    """A package: what kind, of which opdracht and period, and the SHA-256 of its description.

    Written once: triggers refuse every later change. Each entry holds the ``entry_sha256``
    of the one before it as ``previous`` (empty for the first), and no two the same, so
    that all of them are one chain. ``entry`` is what was shown and hidden and why that is
    safe, as compressed JSON; ``files`` is the package itself, as one archive. A package
    without ``entry`` is a concept of an earlier version of casereg: not in the chain.
    """

    number: int | None = Field(default=None, primary_key=True)
    kind: str
    opdracht: str
    period: str
    made_at: datetime = Field(sa_type=Moment)
    made_by: int = Field(foreign_key="account.id")
    sha256: str
    previous: str | None = Field(default=None, index=True, unique=True)
    entry_sha256: str = ""
    catalogue_sha256: str = ""
    catalogue_version: int | None = None
    entry: bytes | None = Field(default=None, sa_type=LargeBinary)
    files: bytes | None = Field(default=None, sa_type=LargeBinary)
