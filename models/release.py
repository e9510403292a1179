"""Export packages that were made, in order."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class Release(SQLModel, table=True):
    """A package: what kind, of which opdracht and period, and the SHA-256 of its description.

    An empty ``sha256`` is a number that was taken for a package that was never finished.
    """

    number: int | None = Field(default=None, primary_key=True)
    kind: str
    opdracht: str
    period: str
    made_at: datetime = Field(sa_type=Moment)
    made_by: int = Field(foreign_key="account.id")
    sha256: str
