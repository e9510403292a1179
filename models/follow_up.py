"""What a worker plans to do: call somebody back, or pay a visit."""

from datetime import date, time
from uuid import UUID

from sqlmodel import Field, SQLModel


class FollowUp(SQLModel, table=True):
    """Something planned for a day, and perhaps an hour, with a client or in a case.

    ``contact_id`` is the contact that announced it with its vervolgdatum; that is stored
    only once somebody says it is done. ``done_on`` is the day that was said. ``uid`` is
    made by whoever planned it, so that a retry stores it once.
    """

    __tablename__ = "follow_up"

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    soort: str
    due_on: date
    due_at: time | None = None
    about: str = ""
    team: str = Field(foreign_key="gebiedsteam.code")
    worker_id: int = Field(foreign_key="account.id", index=True)
    client_id: int | None = Field(default=None, foreign_key="client.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="client_case.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", unique=True)
    done_on: date | None = None
    undone: bool = False
