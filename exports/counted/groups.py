"""Contacts and people by the columns that tables tell apart, as SQL of the same statement.

The columns ``deelopdracht``, ``contactsoort``, ``kern``, ``gebiedsteam`` and
``leeftijdsgroep`` are what is grouped by.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlmodel import col

from exports.counted.places import team_value
from exports.counted.rows import clients_in, kept
from models.catalogue import UNKNOWN, Catalogue
from models.client import ClientYear
from models.periods import Period

NUMBERS = ("contacten", "minuten", "naamloos", "naamloos_bezig")
FIRST = ("eerste", "eerste_bezig")


def cells(counted: CTE, catalogue: Catalogue) -> CTE:
    """Contacts of a kind together: ``contacten`` and ``minuten``, and those without a client.

    Such a contact counts as one more person: ``naamloos``, and ``naamloos_bezig`` those
    of some minutes. ``eerste`` is the number of one of the contacts, ``eerste_bezig`` of one
    that took minutes: where one person is behind them, it tells who.
    """
    by, nameless, busy = _axes(counted), counted.c.nameless, counted.c.minutes > 0
    grouped = (
        select(
            *by,
            func.count().label("contacten"),
            func.sum(counted.c.minutes).label("minuten"),
            func.count().filter(nameless).label("naamloos"),
            func.count().filter(nameless, busy).label("naamloos_bezig"),
            func.min(counted.c.contact).label("eerste"),
            func.min(counted.c.contact).filter(busy).label("eerste_bezig"),
        )
        .group_by(*by)
        .subquery()
    )
    numbers = (grouped.c[name] for name in (*NUMBERS, *FIRST))
    return kept("cellen", select(*_mapped(grouped, catalogue), *numbers))


def together(cells: CTE, grouping: Sequence[str]) -> CTE:
    """Cells summed over what is not in the grouping; with a kern comes its gebiedsteam."""
    axes = [*grouping, "gebiedsteam"] if "kern" in grouping else grouping
    by = [cells.c[name] for name in axes]
    sums = (func.sum(cells.c[name]).label(name) for name in NUMBERS)
    first = (func.min(cells.c[name]).label(name) for name in FIRST)
    return kept("_".join(("cellen", *grouping)), select(*by, *sums, *first).group_by(*by))


def people(counted: CTE, catalogue: Catalogue, period: Period) -> CTE:
    """Each ``client`` once for each kind of contact, again as ``bezig`` if it took minutes.

    ``eerste`` is the number of one of these contacts.

    ``eigen_kern``, ``eigen_gebiedsteam`` and ``eigen_leeftijdsgroep`` are fixed for the
    client, so that it stands in one kern whatever the contacts say. A week over New Year
    has two calendar years; the first one known is taken.
    """
    client, joined = clients_in(counted)
    by = _axes(counted)
    # By client first, so that a client's rows lie together.
    grouped = (
        select(
            client.label("client"),
            *by,
            func.max(counted.c.minutes).label("minutes"),
            func.min(counted.c.contact).label("eerste"),
        )
        .select_from(joined)
        .where(~counted.c.nameless)
        .group_by(client, *by)
        .subquery()
    )
    busy = case((grouped.c.minutes > 0, grouped.c.client)).label("bezig")
    home = _where_and_who(catalogue, col(ClientYear.kern), col(ClientYear.leeftijdsgroep))
    own = (column.label(f"eigen_{column.name}") for column in home)
    fixed = and_(
        col(ClientYear.client_id) == grouped.c.client,
        col(ClientYear.year) == _first_year(grouped, period),
    )
    rows = select(grouped.c.client, busy, grouped.c.eerste, *_mapped(grouped, catalogue), *own)
    return kept("mensen", rows.join_from(grouped, ClientYear, fixed, isouter=True))


def at_home(people: CTE) -> Subquery:
    """The clients by the kern and leeftijdsgroep that are fixed for them."""
    own = {"kern", "gebiedsteam", "leeftijdsgroep"}
    return select(
        people.c.client,
        people.c.eerste,
        people.c.deelopdracht,
        people.c.contactsoort,
        *(people.c[f"eigen_{name}"].label(name) for name in sorted(own)),
    ).subquery("thuis")


def _first_year(grouped: Subquery, period: Period) -> Any:
    """The first calendar year of the period for which the client is known."""
    if period.start.year == period.end.year:
        return period.start.year
    known = aliased(ClientYear)
    return (
        select(func.min(known.year))
        .where(
            col(known.client_id) == grouped.c.client,
            col(known.year).between(period.start.year, period.end.year),
        )
        .scalar_subquery()
    )


def _axes(rows: CTE | Subquery) -> tuple[ColumnElement[Any], ...]:
    names = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
    return tuple(rows.c[name] for name in names)


def _mapped(grouped: Subquery, catalogue: Catalogue) -> tuple[ColumnElement[Any], ...]:
    """The columns to group by; the catalogue is looked up after grouping, when rows are few."""
    place = _where_and_who(catalogue, grouped.c.kern, grouped.c.leeftijdsgroep)
    return (grouped.c.deelopdracht, grouped.c.contactsoort, *place)


def _where_and_who(
    catalogue: Catalogue, kern: SQLCoreOperations[str], group: SQLCoreOperations[str]
) -> tuple[ColumnElement[str], ...]:
    """Kern, its gebiedsteam and leeftijdsgroep, as far as the catalogue knows them."""
    teams = {place.code: team_value(place.gebiedsteam) for place in catalogue.kernen}
    return (
        _known(kern, teams).label("kern"),
        case(teams, value=kern, else_=team_value(UNKNOWN)).label("gebiedsteam"),
        _known(group, (item.code for item in catalogue.leeftijdsgroepen)).label("leeftijdsgroep"),
    )


def _known(column: SQLCoreOperations[str], codes: Iterable[str]) -> ColumnElement[str]:
    """The column, or ``onbekend`` for none or a code the catalogue does not have."""
    return case((column.in_(tuple(codes)), column), else_=UNKNOWN)
