"""Clients who are to be erased, or were: who asked, who agreed, and what went."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from models.columns import Moment

ErasureKind = Literal["verzoek", "bewaartermijn", "herhaling"]
BY_REQUEST: ErasureKind = "verzoek"
BY_TERM: ErasureKind = "bewaartermijn"
AGAIN: ErasureKind = "herhaling"
"""After a backup of before was put back: what was erased once goes again."""

OPEN, DONE, DROPPED = "open", "gewist", "ingetrokken"


class Erasure(SQLModel, table=True):
    """Something asked by one person and done by another; then nothing of it changes any more.

    ``ground`` is a code of :mod:`models.erasure_grounds`, no free text: that would name
    somebody again. ``proposed`` are the clients it is about, by number; who really went
    stands in :class:`ErasedClient`. ``counts`` says how many went of what, ``sha256`` seals
    all of it and stands in the audit too. ``despite_term`` says that a term of the law still
    ran. ``team`` is the gebiedsteam of these clients: the row is seen and made by it only.
    """

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    team: str = Field(foreign_key="gebiedsteam.code", index=True)
    ground: str
    despite_term: bool = False
    proposed: list[int] = Field(sa_column=Column(JSON, nullable=False))
    asked_by: int = Field(foreign_key="account.id")
    asked_at: datetime = Field(sa_type=Moment)
    state: str = OPEN
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    counts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    sha256: str = ""


class ErasedClient(SQLModel, table=True):
    """A client who was erased. With ``added_at`` nobody who gets the number later is meant.

    Only added to. A row belongs to the gebiedsteam of its :class:`Erasure`.
    """

    __tablename__ = "erased_client"

    erasure_id: int = Field(primary_key=True, foreign_key="erasure.id")
    client_id: int = Field(primary_key=True)
    added_at: datetime = Field(sa_type=Moment)


class ErasureStep(SQLModel, table=True):
    """That ``stand_in`` takes the place of ``client_id`` in what was released, now.

    Only there within the transaction that erases: the database lets nobody change what was
    released without it, and afterwards nothing leads from one number to the other.
    """

    __tablename__ = "erasure_step"

    client_id: int = Field(primary_key=True)
    stand_in: int
