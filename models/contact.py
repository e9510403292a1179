"""Contacts, the clients in them, and contacts still being typed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from models.cards import LATE, UNDONE, VALID
from models.columns import Moment

__all__ = ["LATE", "UNDONE", "VALID", "Contact", "Draft", "Participation"]


class Contact(SQLModel, table=True):
    """One contact. ``id`` is its number; ``uid`` is made by whoever entered it.

    ``opdracht`` is the catalogue that covers ``happened_on``. ``team`` is the
    gebiedsteam whose week it counts in. ``minutes`` in minutes. ``helped`` is whether it
    helped the person, None when nobody said. ``status`` is ``geldig``, ``nagekomen``
    (entered or corrected after its week was vastgesteld) or ``vervallen`` (undone: kept,
    counted nowhere).
    """

    __table_args__ = (
        # What every count reads, so that encrypted pages of notes are never decrypted for it.
        Index(
            "contact_count",
            "happened_on",
            "status",
            "team",
            "opdracht",
            "deelopdracht",
            "contactsoort",
            "kern",
            "leeftijdsgroep",
            "minutes",
            "taak",
            "project",
            "kanaal",
            "uitkomst",
            "reden",
            "helped",
            "participants",
            "worker_id",
        ),
        Index("contact_worker_day", "worker_id", "happened_on"),
        Index("contact_worker_last", "worker_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    happened_on: date
    entered_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
    worker_id: int = Field(foreign_key="account.id")
    team: str = Field(foreign_key="gebiedsteam.code")
    opdracht: str
    deelopdracht: str
    taak: str | None = None
    contactsoort: str
    kanaal: str | None = None
    project: str | None = None
    kern: str
    leeftijdsgroep: str
    uitkomst: str | None = None
    reden: str | None = None
    follow_up_on: date | None = None
    minutes: int | None = None
    participants: int | None = None
    helped: bool | None = None
    note: str = ""
    case_id: int | None = Field(default=None, foreign_key="client_case.id", index=True)
    status: str = VALID


class Participation(SQLModel, table=True):
    """A client took part in a contact; a contact without any was anonymous."""

    contact_id: int = Field(primary_key=True, foreign_key="contact.id")
    client_id: int = Field(primary_key=True, foreign_key="client.id", index=True)


class Draft(SQLModel, table=True):
    """What is being typed: raw field texts, counted nowhere.

    Of a contact ``uid`` becomes the contact's; of another form see :mod:`models.draft_ids`.
    """

    uid: UUID = Field(primary_key=True)
    worker_id: int = Field(foreign_key="account.id", index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    changed_at: datetime = Field(sa_type=Moment)
