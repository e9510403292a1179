"""The rows that figures are counted from, as SQL that both databases read alike.

Each source has the columns ``deelopdracht``, ``contactsoort``, ``kern``,
``gebiedsteam`` and ``leeftijdsgroep``. They are subqueries, so that whoever groups by
a column names it: PostgreSQL does not see that two equal expressions with values in
them are the same.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from exports.places import team_value
from models.catalogue import UNKNOWN, Catalogue
from models.client import ClientYear
from models.contact import UNDONE, Contact, Participation
from models.periods import Period


def contacts(catalogue: Catalogue, period: Period) -> Subquery:
    """The contacts that count: of this opdracht, happened in the period, not undone.

    With ``contact`` (its number) and ``minutes``.
    """
    return (
        select(
            col(Contact.id).label("contact"),
            col(Contact.minutes),
            col(Contact.deelopdracht),
            col(Contact.contactsoort),
            *_where_and_who(catalogue, col(Contact.kern), col(Contact.leeftijdsgroep)),
        )
        .where(
            col(Contact.happened_on).between(period.start, period.end),
            col(Contact.opdracht) == catalogue.code,
            col(Contact.status) != UNDONE,
        )
        .subquery("geteld")
    )


def contributors(counted: Subquery) -> Subquery:
    """Who is behind each of these contacts: a row for each client, or one for nobody known.

    ``contributor`` is the client number, or the number of the contact below zero when it
    has no client: such a contact counts as one more person.
    """
    contributor = func.coalesce(col(Participation.client_id), -counted.c.contact)
    took_part = col(Participation.contact_id) == counted.c.contact
    return (
        select(*_dimensions(counted), counted.c.minutes, contributor.label("contributor"))
        .join_from(counted, Participation, took_part, isouter=True)
        .subquery("betrokken")
    )


def clients(counted: Subquery, catalogue: Catalogue, period: Period) -> Subquery:
    """The clients in these contacts, with the kern and leeftijdsgroep fixed for the client.

    So a client stands in one kern, whatever the contacts say. A week over New Year has
    two calendar years; the first one known is taken.
    """
    first = (
        select(col(ClientYear.client_id), func.min(col(ClientYear.year)).label("year"))
        .where(col(ClientYear.year).between(period.start.year, period.end.year))
        .group_by(col(ClientYear.client_id))
        .subquery("eerste_jaar")
    )
    fixed = and_(
        col(ClientYear.client_id) == first.c.client_id, col(ClientYear.year) == first.c.year
    )
    home = _where_and_who(catalogue, col(ClientYear.kern), col(ClientYear.leeftijdsgroep))
    own = (counted.c.deelopdracht, counted.c.contactsoort, *home)
    return (
        select(*own, col(Participation.client_id).label("client"))
        .join_from(counted, Participation, col(Participation.contact_id) == counted.c.contact)
        .outerjoin(first, first.c.client_id == col(Participation.client_id))
        .outerjoin(ClientYear, fixed)
        .subquery("clienten")
    )


def _dimensions(counted: Subquery) -> tuple[ColumnElement[Any], ...]:
    names = ("deelopdracht", "contactsoort", "kern", "gebiedsteam", "leeftijdsgroep")
    return tuple(counted.c[name] for name in names)


def _where_and_who(
    catalogue: Catalogue, kern: Mapped[str], group: Mapped[str]
) -> tuple[ColumnElement[str], ...]:
    """Kern, its gebiedsteam and leeftijdsgroep, as far as the catalogue knows them."""
    teams = {place.code: team_value(place.gebiedsteam) for place in catalogue.kernen}
    return (
        _known(kern, teams).label("kern"),
        case(teams, value=kern, else_=team_value(UNKNOWN)).label("gebiedsteam"),
        _known(group, (item.code for item in catalogue.leeftijdsgroepen)).label("leeftijdsgroep"),
    )


def _known(column: Mapped[str], codes: Iterable[str]) -> ColumnElement[str]:
    """The column, or ``onbekend`` for none or a code the catalogue does not have."""
    return case((column.in_(tuple(codes)), column), else_=UNKNOWN)
