"""Contacts as rows that indicators are counted from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Label, Subquery, and_, case, func, or_, select
from sqlmodel import col

from exports.indicator_days import days_of
from exports.indicator_figures import Scope
from exports.indicator_rows import (
    Condition,
    Expression,
    Rows,
    had_kenmerk,
    has_client,
    one_in_contact,
    unless,
    when,
)
from exports.indicator_windows import Window
from models.catalogue import UNKNOWN, Catalogue
from models.contact import UNDONE, Contact, Participation

_KEYS = ("deelopdracht", "taak", "project", "contactsoort", "kanaal", "uitkomst", "reden")
PLACED = ("kern", "leeftijdsgroep", "gebiedsteam")
"""Where somebody lives and how old they are: on a contact, a case, or fixed for a client."""


def contact_rows(window: Window, table: Subquery, number: str | None = None) -> Rows:
    """Each counted contact once, counting for one or for this column."""
    return _rows(window, table, has_client(table.c.contact), number=number)


def people_rows(window: Window, table: Subquery, own: bool) -> Rows:
    """Each contact once for each person; ``own``: a kenmerk is asked of that client alone."""
    return _rows(window, table, table.c.client.is_not(None), person=table.c.person, own=own)


def counted_people(counted: Subquery) -> Subquery:
    """Counted contacts, each once for each client in it, or once when nobody is known.

    ``person`` is who is behind it: the client number, or that of the contact below zero.
    """
    client = col(Participation.client_id)
    took_part = col(Participation.contact_id) == counted.c.contact
    person = func.coalesce(client, -counted.c.contact).label("person")
    return (
        select(*counted.c, client.label("client"), person)
        .join_from(counted, Participation, took_part, isouter=True)
        .subquery("mensen")
    )


def counted_contacts(window: Window, scope: Scope) -> Subquery:
    """The contacts of a window that count; undone ones do not."""
    wanted = [
        col(Contact.happened_on).between(window.period.start, window.period.end),
        col(Contact.opdracht).in_(window.codes),
        col(Contact.status) != UNDONE,
    ]
    if scope.team is not None:
        wanted.append(col(Contact.team) == scope.team)
    if scope.worker is not None:
        wanted.append(col(Contact.worker_id) == scope.worker)
    return (
        select(
            col(Contact.id).label("contact"),
            col(Contact.happened_on).label("on_day"),
            col(Contact.opdracht),
            *(getattr(Contact, key) for key in _KEYS),
            col(Contact.helped),
            col(Contact.minutes),
            col(Contact.participants),
            *placed(window, col(Contact.kern), col(Contact.leeftijdsgroep)),
        )
        .where(*wanted)
        .subquery("contacten")
    )


def placed(window: Window, kern: Expression, group: Expression) -> tuple[Label[Any], ...]:
    """Kern, leeftijdsgroep and the gebiedsteam of the kern; NULL where unknown."""
    teams = {one.code: one.gebiedsteam for part in window.catalogues for one in part.kernen}
    return (
        unless(kern, UNKNOWN).label("kern"),
        unless(group, UNKNOWN).label("leeftijdsgroep"),
        case(teams, value=kern).label("gebiedsteam"),
    )


def _rows(
    window: Window,
    table: Subquery,
    known: Condition,
    number: str | None = None,
    person: ColumnElement[Any] | None = None,
    own: bool = False,
) -> Rows:
    """``known`` is whether there is a client; ``own``: a kenmerk is that of the row's client."""
    c = table.c
    return Rows(
        table,
        {key: c[key] for key in (*_KEYS, *PLACED)},
        {
            "dag": lambda kinds: c.on_day.in_(_days(window, kinds)),
            "aandachtsgroep": lambda codes: when(known, _belongs(table, own, codes)),
            "bereikt": lambda _: _reached(window.catalogues, table),
            "geholpen": lambda _: c.helped,
            "client": lambda _: known,
        },
        number=c[number] if number else None,
        person=person,
    )


def _belongs(table: Subquery, own: bool, codes: Sequence[str]) -> Condition:
    c = table.c
    if own:
        return had_kenmerk(c.client, c.on_day, codes)
    return one_in_contact(c.contact, c.on_day, codes)


def _days(window: Window, kinds: Sequence[str]) -> list[date]:
    return sorted({day for kind in kinds for day in days_of(kind, window.period)})


def _reached(catalogues: Sequence[Catalogue], table: Subquery) -> Condition:
    """Whether somebody was reached, as the opdracht of the contact says of its uitkomst."""
    c = table.c
    found = {
        one.code: c.uitkomst.in_([outcome.code for outcome in one.uitkomsten if outcome.bereikt])
        for one in catalogues
    }
    if len(catalogues) == 1:
        return found[catalogues[0].code]
    return or_(*(and_(c.opdracht == code, reached) for code, reached in found.items()))
