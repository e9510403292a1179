"""Clients: as little as possible, and what makes them findable."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment, Plain


class Client(SQLModel, table=True):
    """A person who is helped. ``id`` is the own client number; there is no BSN, ever.

    ``merged_into`` is the client this one turned out to be: it is offered no more, and its
    number leads to that client (:mod:`models.client_merge`). ``restricted_on`` is the day
    since when its data are kept and shown but not added to or changed
    (:mod:`models.restriction`). ``erased`` is a row that holds nobody any more: a number
    that must not be given again, or a stand-in below zero that keeps figures as they were
    (:mod:`models.erasing`).
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str
    birth_year: int | None = None
    kern: str
    team: str = Field(foreign_key="gebiedsteam.code", index=True)
    discharged_on: date | None = None
    restricted_on: date | None = None
    merged_into: int | None = Field(default=None, foreign_key="client.id", index=True)
    erased: bool = False
    added_by: int = Field(foreign_key="account.id")
    added_at: datetime = Field(sa_type=Moment)


class ClientTerm(SQLModel, table=True):
    """One accent-free word of a client's name, so that prefixes find it through the index."""

    __tablename__ = "client_term"

    term: str = Field(primary_key=True, sa_type=Plain)
    client_id: int = Field(primary_key=True, foreign_key="client.id", index=True)


class ClientKenmerk(SQLModel, table=True):
    """A client belongs to an aandachtsgroep, or is ``mantelzorger``, from and until a day.

    Both ends are included; ``since`` None is always, ``until`` None is still. Figures
    look at the day of the contact, so a change today leaves last year as it was.
    """

    __tablename__ = "client_kenmerk"

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    code: str
    since: date | None = None
    until: date | None = None


class ClientYear(SQLModel, table=True):
    """Kern and leeftijdsgroep of a client, fixed for a calendar year at its first contact.

    Distinct clients add up over kernen and age groups only because of this.
    """

    __tablename__ = "client_year"

    client_id: int = Field(primary_key=True, foreign_key="client.id")
    year: int = Field(primary_key=True)
    kern: str
    leeftijdsgroep: str
