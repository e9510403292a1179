"""Two clients that are one person: what went from one to the other, so that it can go back."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from models.columns import Moment


class Moved(BaseModel):
    """What a merge changed, by number; ``shared`` is what both clients were in already.

    ``contacts`` and ``cases`` are those in which the kept client took the place of the
    other; of a shared case also the side. ``kenmerken`` and ``years`` are rows the kept
    client got. ``discharged`` is its day of leaving before and after. ``numbers`` are
    clients that were merged into the other before.
    """

    contacts: tuple[int, ...] = ()
    shared_contacts: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    shared_cases: tuple[tuple[int, str], ...] = ()
    metingen: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
    kenmerken: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    discharged: tuple[date | None, date | None] = (None, None)
    numbers: tuple[int, ...] = ()


class ClientMerge(SQLModel, table=True):
    """Client ``gone_id`` turned out to be ``kept_id``. ``moved`` holds a :class:`Moved`."""

    __tablename__ = "client_merge"

    id: int | None = Field(default=None, primary_key=True)
    kept_id: int = Field(foreign_key="client.id", index=True)
    gone_id: int = Field(foreign_key="client.id", index=True)
    made_by: int = Field(foreign_key="account.id")
    made_at: datetime = Field(sa_type=Moment)
    moved: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    undone_by: int | None = Field(default=None, foreign_key="account.id")
    undone_at: datetime | None = Field(default=None, sa_type=Moment)
