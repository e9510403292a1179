"""Contacts as rows that indicators are counted from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Label,
    Subquery,
    and_,
    case,
    func,
    or_,
    select,
)

from exports.indicator.days import days_of
from exports.indicator.figures import Scope
from exports.indicator.rows import (
    Condition,
    Expression,
    Rows,
    had_kenmerk,
    has_client,
    one_in_contact,
    unless,
    when,
)
from exports.indicator.tables import CONTACT, PARTICIPATION
from exports.indicator.windows import Window
from models.catalogue import UNKNOWN, Catalogue
from models.contact import UNDONE

_KEYS = ("deelopdracht", "taak", "project", "contactsoort", "kanaal", "uitkomst", "reden")
PLACED = ("kern", "leeftijdsgroep")
"""Where somebody lives and how old they are: on a contact, a case, or fixed for a client."""


def contact_rows(window: Window, table: FromClause) -> Rows:
    """Each counted contact once."""
    return _rows(window, table, table.c.known)


def people_rows(window: Window, table: FromClause, own: bool) -> Rows:
    """Each contact once for each person; ``own``: a kenmerk is asked of that client alone."""
    return _rows(window, table, table.c.client.is_not(None), person=table.c.person, own=own)


def counted_people(counted: FromClause) -> Subquery:
    """Counted contacts, each once for each client in it, or once when nobody is known.

    ``person`` is who is behind it: the client number, or that of the contact below zero.
    """
    client = PARTICIPATION.c.client_id
    took_part = PARTICIPATION.c.contact_id == counted.c.contact
    person = func.coalesce(client, -counted.c.contact).label("person")
    return (
        select(*counted.c, client.label("client"), person)
        .join_from(counted, PARTICIPATION, took_part, isouter=True)
        .subquery("mensen")
    )


def counted_contacts(window: Window, scope: Scope, often: bool = False) -> CTE:
    """The contacts of a window that count; undone ones do not.

    With ``often`` they are made into a table, which is read from then on: that is slow for a
    question or two, and quick for all that an opdracht asks.
    """
    wanted = [
        CONTACT.c.happened_on.between(window.period.start, window.period.end),
        CONTACT.c.opdracht.in_(window.codes),
        CONTACT.c.status != UNDONE,
    ]
    if scope.team is not None:
        wanted.append(CONTACT.c.team == scope.team)
    if scope.worker is not None:
        wanted.append(CONTACT.c.worker_id == scope.worker)
    counted = (
        select(
            # The deelopdracht first: that is looked at most.
            *(CONTACT.c[key] for key in _KEYS),
            CONTACT.c.id.label("contact"),
            CONTACT.c.happened_on.label("on_day"),
            CONTACT.c.opdracht,
            CONTACT.c.helped,
            CONTACT.c.minutes,
            CONTACT.c.participants,
            # Asked over and over again, so not worked out anew each time.
            has_client(CONTACT.c.id).label("known"),
            _reached(window.catalogues).label("reached"),
            *placed(CONTACT.c.kern, CONTACT.c.leeftijdsgroep),
        )
        .where(*wanted)
        .cte("contacten")
    )
    return counted.prefix_with("MATERIALIZED") if often else counted


def placed(kern: Expression, group: Expression) -> tuple[Label[Any], ...]:
    """Kern and leeftijdsgroep; NULL where unknown."""
    return unless(kern, UNKNOWN).label("kern"), unless(group, UNKNOWN).label("leeftijdsgroep")


def team_of(window: Window, kern: Expression) -> ColumnElement[Any]:
    """The gebiedsteam of a kern; looked up only where it is asked, for that takes long."""
    teams = {one.code: one.gebiedsteam for part in window.catalogues for one in part.kernen}
    return case(teams, value=kern)


def _rows(
    window: Window,
    table: FromClause,
    known: Condition,
    person: ColumnElement[Any] | None = None,
    own: bool = False,
) -> Rows:
    """``known`` is whether there is a client; ``own``: a kenmerk is that of the row's client."""
    c = table.c
    return Rows(
        table,
        {key: c[key] for key in (*_KEYS, *PLACED)} | {"gebiedsteam": team_of(window, c.kern)},
        {
            "dag": lambda kinds: c.on_day.in_(_days(window, kinds)),
            "aandachtsgroep": lambda codes: when(known, _belongs(table, own, codes)),
            "bereikt": lambda _: c.reached,
            "geholpen": lambda _: c.helped,
            "client": lambda _: known,
        },
        person=person,
    )


def _belongs(table: FromClause, own: bool, codes: Sequence[str]) -> Condition:
    c = table.c
    if own:
        return had_kenmerk(c.client, c.on_day, codes)
    return one_in_contact(c.contact, c.on_day, codes)


def _days(window: Window, kinds: Sequence[str]) -> list[date]:
    return sorted({day for kind in kinds for day in days_of(kind, window.period)})


def _reached(catalogues: Sequence[Catalogue]) -> Condition:
    """Whether somebody was reached, as the opdracht of the contact says of its uitkomst."""
    c = CONTACT.c
    found = {
        one.code: c.uitkomst.in_([outcome.code for outcome in one.uitkomsten if outcome.bereikt])
        for one in catalogues
    }
    if len(catalogues) == 1:
        return found[catalogues[0].code]
    return or_(*(and_(c.opdracht == code, reached) for code, reached in found.items()))
