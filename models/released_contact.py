"""What each contact was, and who took part, when it was released.

The figures that left are counted from these.
"""

from datetime import date
from typing import NamedTuple

from sqlmodel import Field, SQLModel


class ReleasedContact(SQLModel, table=True):
    """A contact as release ``release`` counted it first (``sign`` 1) or no longer (-1).

    The rows of one contact add up to what is released of it, on the day and in the cell
    it was counted in. ``late`` says that an earlier release had covered that day: the row
    belongs to the period of this release alone. Written once, like the release. It points
    at no contact, so that nothing here keeps one from being erased. ``minutes`` in
    minutes, 0 for none.
    """

    __tablename__ = "released_contact"
    # The rows lie in the order in which a period of an opdracht is read.
    __table_args__ = {"sqlite_with_rowid": False}

    opdracht: str = Field(primary_key=True)
    happened_on: date = Field(primary_key=True)
    contact_id: int = Field(primary_key=True)
    release: int = Field(primary_key=True, foreign_key="release.number")
    sign: int = Field(primary_key=True)
    late: bool
    deelopdracht: str
    contactsoort: str
    kern: str
    leeftijdsgroep: str
    minutes: int


class ReleasedParticipation(SQLModel, table=True):
    """A client who took part in a contact as release ``release`` counted it (``sign`` 1).

    A number only: it points at no client, so that nothing here keeps one from being erased.
    """

    __tablename__ = "released_participation"
    __table_args__ = {"sqlite_with_rowid": False}

    contact_id: int = Field(primary_key=True)
    release: int = Field(primary_key=True, foreign_key="release.number")
    client_id: int = Field(primary_key=True)


class CountedContact(NamedTuple):
    """A contact as it counts: its number, and what decides in which cells it stands."""

    contact: int
    happened_on: date
    deelopdracht: str
    contactsoort: str
    kern: str
    leeftijdsgroep: str
    minutes: int


class Booking(NamedTuple):
    """A row to be written into :class:`ReleasedContact`, for a release still to be made.

    ``clients`` took part in a contact that now counts, for :class:`ReleasedParticipation`.
    """

    counted: CountedContact
    sign: int = 1
    late: bool = False
    clients: tuple[int, ...] = ()
