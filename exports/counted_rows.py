"""The rows that figures are counted from, as SQL that both databases read alike.

They are common table expressions of one statement: the register is read once, and every
grouping is counted from the small tables made of it. The columns ``deelopdracht``,
``contactsoort``, ``kern``, ``gebiedsteam`` and ``leeftijdsgroep`` are what is grouped by.
"""

from collections.abc import Iterable, Sequence
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
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlmodel import col

from exports.places import team_value
from models.catalogue import UNKNOWN, Catalogue
from models.client import ClientYear
from models.contact import UNDONE, Contact, Participation
from models.periods import Period
from models.released_contact import ReleasedParticipation

NUMBERS = ("contacten", "minuten", "naamloos", "naamloos_bezig")


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


def cells(counted: CTE, catalogue: Catalogue) -> CTE:
    """Contacts of a kind together: ``contacten`` and ``minuten``, and those without a client.

    Such a contact counts as one more person: ``naamloos``, and ``naamloos_bezig`` those
    of some minutes.
    """
    by, nameless = _axes(counted), counted.c.nameless
    grouped = (
        select(
            *by,
            func.count().label("contacten"),
            func.sum(counted.c.minutes).label("minuten"),
            func.count().filter(nameless).label("naamloos"),
            func.count().filter(nameless, counted.c.minutes > 0).label("naamloos_bezig"),
        )
        .group_by(*by)
        .subquery()
    )
    numbers = (grouped.c[name] for name in NUMBERS)
    return kept("cellen", select(*_mapped(grouped, catalogue), *numbers))


def together(cells: CTE, grouping: Sequence[str]) -> CTE:
    """Cells summed over what is not in the grouping; with a kern comes its gebiedsteam."""
    axes = [*grouping, "gebiedsteam"] if "kern" in grouping else grouping
    by = [cells.c[name] for name in axes]
    sums = (func.sum(cells.c[name]).label(name) for name in NUMBERS)
    return kept("_".join(("cellen", *grouping)), select(*by, *sums).group_by(*by))


def people(counted: CTE, catalogue: Catalogue, period: Period) -> CTE:
    """Each ``client`` once for each kind of contact, again as ``bezig`` if it took minutes.

    ``eigen_kern``, ``eigen_gebiedsteam`` and ``eigen_leeftijdsgroep`` are fixed for the
    client, so that it stands in one kern whatever the contacts say. A week over New Year
    has two calendar years; the first one known is taken.
    """
    client, joined = clients_in(counted)
    by = _axes(counted)
    # By client first, so that a client's rows lie together.
    grouped = (
        select(client.label("client"), *by, func.max(counted.c.minutes).label("minutes"))
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
    rows = select(grouped.c.client, busy, *_mapped(grouped, catalogue), *own)
    return kept("mensen", rows.join_from(grouped, ClientYear, fixed, isouter=True))


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


def at_home(people: CTE) -> Subquery:
    """The clients by the kern and leeftijdsgroep that are fixed for them."""
    own = {"kern", "gebiedsteam", "leeftijdsgroep"}
    return select(
        people.c.client,
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


def kept(name: str, rows: SelectBase) -> CTE:
    """Rows that are made once and then read by every count."""
    return rows.cte(name).prefix_with("MATERIALIZED")


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
