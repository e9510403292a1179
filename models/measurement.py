"""What is measured or delivered beside contacts: metingen, kengetallen and mijlpalen."""

from datetime import date

from sqlmodel import Field, SQLModel


class Meting(SQLModel, table=True):
    """``answers`` times a score on an instrument at a moment (start, tussentijds, einde).

    About a client, a case or a contact, or anonymous when all three are empty.
    """

    id: int | None = Field(default=None, primary_key=True)
    instrument: str
    moment: str
    score: float
    measured_on: date = Field(index=True)
    opdracht: str
    deelopdracht: str
    answers: int = 1
    client_id: int | None = Field(default=None, foreign_key="client.id")
    case_id: int | None = Field(default=None, foreign_key="client_case.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    entered_by: int = Field(foreign_key="account.id")


class Kengetal(SQLModel, table=True):
    """A figure from outside, with its source and the period it is about."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(index=True)
    value: float
    period: str
    source: str
    noted_on: date
    entered_by: int = Field(foreign_key="account.id")


class Mijlpaal(SQLModel, table=True):
    """Something delivered, with its date and evidence."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(index=True)
    deelopdracht: str
    delivered_on: date
    evidence: str
    entered_by: int = Field(foreign_key="account.id")
