"""What each contact was when it was released: the figures that left are counted from these."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Field, SQLModel


class ReleasedContact(SQLModel, table=True):
    """A contact as release ``release`` counted it first (``sign`` 1) or no longer (-1).

    The rows of one contact add up to what is released of it, on the day and in the cell
    it was counted in. ``late`` says that an earlier release had covered that day: the row
    belongs to the period of this release alone. Written once, like the release. No
    client stands in it and it points at no contact, so that nothing here keeps a client
    from being erased. ``minutes`` in minutes, 0 for none.
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
    """A row to be written into :class:`ReleasedContact`, for a release still to be made."""

    counted: CountedContact
    sign: int = 1
    late: bool = False
