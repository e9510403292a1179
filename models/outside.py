"""What comes from outside the contacts: kengetallen, mijlpalen and volunteer work.

Each ``uid`` is made by whoever entered the row, so that a retry stores it once.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel


class Kengetal(SQLModel, table=True):
    """A figure from outside, with its source and the period it is about.

    ``part`` is the value it is for when the catalogue splits the kengetal, else empty.
    Of two for one code, part and period the last one entered holds.
    """

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    code: str = Field(index=True)
    part: str = ""
    value: float
    period: str
    source: str
    noted_on: date
    entered_by: int = Field(foreign_key="account.id")
    undone: bool = False


class Mijlpaal(SQLModel, table=True):
    """Something delivered, with its date and evidence. ``code`` is that of the indicator."""

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    code: str = Field(index=True)
    deelopdracht: str
    delivered_on: date
    evidence: str
    entered_by: int = Field(foreign_key="account.id")
    undone: bool = False


class VolunteerWork(SQLModel, table=True):
    """A vacancy that came in, a match that was made, or klussen that were done.

    ``soort`` is ``vacature``, ``match`` or ``klus``; ``number`` how many at once. A
    match came by a ``route`` of the catalogue and may fill the vacancy ``vacancy_id``.
    ``title`` says what it is about, without names of people. ``closed_on`` is when a
    vacancy was closed.
    """

    __tablename__ = "volunteer_work"

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    soort: str
    happened_on: date = Field(index=True)
    closed_on: date | None = None
    number: int = 1
    route: str | None = None
    kern: str
    title: str
    vacancy_id: int | None = Field(default=None, foreign_key="volunteer_work.id")
    opdracht: str
    deelopdracht: str
    team: str = Field(foreign_key="gebiedsteam.code")
    entered_by: int = Field(foreign_key="account.id")
    undone: bool = False
