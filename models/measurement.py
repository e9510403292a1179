"""What is measured beside contacts: metingen, one by one or as a peiling of many."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel


class Peiling(SQLModel, table=True):
    """A survey without names. ``invited`` is how many were asked, None when nobody knows.

    ``aandachtsgroep`` is set when all who were asked belong to one. Its answers are
    metingen, one row for each score. ``uid`` is made by whoever entered it, so that a
    retry stores it once.
    """

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    instrument: str
    moment: str
    held_on: date = Field(index=True)
    opdracht: str
    deelopdracht: str
    team: str | None = Field(default=None, foreign_key="gebiedsteam.code")
    aandachtsgroep: str | None = None
    invited: int | None = None
    source: str
    entered_by: int = Field(foreign_key="account.id")
    undone: bool = False


class Meting(SQLModel, table=True):
    """``answers`` times a score on an instrument at a moment (start, tussentijds, einde).

    About a client, a case or a contact, or anonymous in a peiling when all three are empty.
    ``at_closing`` says that it came with the closing of its case. ``uid`` as in
    :class:`Peiling`; a score that came with something else has none.
    """

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    instrument: str
    moment: str
    score: float
    measured_on: date = Field(index=True)
    opdracht: str
    deelopdracht: str
    team: str | None = Field(default=None, foreign_key="gebiedsteam.code")
    answers: int = 1
    client_id: int | None = Field(default=None, foreign_key="client.id")
    case_id: int | None = Field(default=None, foreign_key="client_case.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    peiling_id: int | None = Field(default=None, foreign_key="peiling.id", index=True)
    entered_by: int = Field(foreign_key="account.id")
    at_closing: bool = False
    undone: bool = False
