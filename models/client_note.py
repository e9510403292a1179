"""What was done because a client asked for it, or disagrees: kept beside the data it is about."""

from datetime import date
from typing import Any, Literal

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

NoteKind = Literal["correctie", "verklaring", "beperking", "opheffing"]
CORRECTION: NoteKind = "correctie"
STATEMENT: NoteKind = "verklaring"
RESTRICTION: NoteKind = "beperking"
LIFTING: NoteKind = "opheffing"


class ClientNote(SQLModel, table=True):
    """A correction, a statement of the client, or that its data were restricted or freed again.

    About a client or about a contact, never both. ``before`` holds what stood in the fields
    that a correction changed, by the name of the column; who took part in a contact is a
    list of client numbers under ``clients``. ``explanation`` says why, or is what the client
    states. ``team`` is the gebiedsteam of that client or contact: the row is seen
    and made by that team only.
    """

    __tablename__ = "client_note"

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    team: str = Field(foreign_key="gebiedsteam.code")
    client_id: int | None = Field(default=None, foreign_key="client.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    explanation: str
    before: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_on: date
    made_by: int = Field(foreign_key="account.id")
