"""The contacts that figures are counted from, as SQL that both databases read alike.

They are common table expressions of one statement: the register is read once, and every
grouping (:mod:`exports.counted.groups`) is counted from the small tables made of it.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Join,
    Select,
    SelectBase,
    Subquery,
    and_,
    case,
    func,
    select,
)
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlmodel import col

from models.catalogue import Catalogue
from models.contact import UNDONE, Contact, Participation
from models.periods import Period
from models.released_contact import ReleasedParticipation


def contacts(catalogue: Catalogue, period: Period, team: str | None = None) -> CTE:
    """The contacts that count, and of which no client is known (``nameless``).

    With a ``team`` only those of that gebiedsteam.
    """
    rows = standing(catalogue, period).add_columns(nameless(col(Contact.id)))
    return kept("geteld", rows if team is None else rows.where(col(Contact.team) == team))


def standing(catalogue: Catalogue, period: Period) -> Select[Any]:
    """The contacts as they stand: of this opdracht, happened in the period, not undone.

    The columns are those of :class:`models.released_contact.CountedContact`. Only columns
    of the index ``contact_count`` are read, so no page with notes is decrypted.
    """
    columns: tuple[Any, ...] = (
        col(Contact.id).label("contact"),
        col(Contact.happened_on),
        col(Contact.deelopdracht),
        col(Contact.contactsoort),
        col(Contact.kern),
        col(Contact.leeftijdsgroep),
        func.coalesce(col(Contact.minutes), 0).label("minutes"),
    )
    return select(*columns).where(
        col(Contact.happened_on).between(period.start, period.end),
        col(Contact.opdracht) == catalogue.code,
        col(Contact.status) != UNDONE,
    )


def nameless(contact: SQLCoreOperations[Any]) -> ColumnElement[bool]:
    """Whether no client is known of the contact with this number."""
    took_part = col(Participation.contact_id) == contact
    named = select(col(Participation.client_id)).where(took_part).exists()
    return (~named).label("nameless")


def nameless_then(rows: Subquery) -> ColumnElement[bool]:
    """The same of contacts of which some were ``booked``: of those as they were released."""
    then = ReleasedParticipation
    booked = and_(col(then.contact_id) == rows.c.contact, col(then.release) == rows.c.booked)
    named = select(col(then.client_id)).where(booked).exists()
    now = nameless(rows.c.contact)
    return case((rows.c.booked.is_(None), now), else_=~named).label("nameless")


def clients_in(counted: CTE) -> tuple[Any, Join]:
    """The client in each contact, and what to read it from: of ``booked`` ones as released.

    Outer joins, though all of these have a client: else SQLite begins at Participation and
    reads all there ever were.
    """
    now, then = col(Participation.client_id), ReleasedParticipation
    took_part = col(Participation.contact_id) == counted.c.contact
    if "booked" not in counted.c:
        return now, counted.outerjoin(Participation, took_part)
    booked = and_(col(then.contact_id) == counted.c.contact, col(then.release) == counted.c.booked)
    live = and_(took_part, counted.c.booked.is_(None))
    joined = counted.outerjoin(then, booked).outerjoin(Participation, live)
    return func.coalesce(col(then.client_id), now), joined


def kept(name: str, rows: SelectBase) -> CTE:
    """Rows that are made once and then read by every count."""
    return rows.cte(name).prefix_with("MATERIALIZED")
