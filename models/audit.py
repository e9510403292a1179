"""Who did what: one row a deed, written in the transaction of the deed itself."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class Audit(SQLModel, table=True):
    """A deed: who, in which role, what (``deed``), on what, for which client, with what outcome.

    Holds numbers and codes, never names or content. ``account_id`` None is the program itself.
    """

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    role: str
    deed: str
    subject: str = ""
    client_id: int | None = Field(default=None, index=True)
    outcome: str = "gedaan"
