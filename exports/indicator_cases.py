"""Trajecten and what they reached, as rows that indicators are counted from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ScalarSelect,
    Subquery,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Mapped
from sqlmodel import col

from exports.indicator_contacts import PLACED, placed
from exports.indicator_figures import Scope
from exports.indicator_rows import Condition, Expression, Rows, had_kenmerk, one_in_case, when
from exports.indicator_windows import Window
from models.case import Case, CaseParty, CaseResult
from models.catalogue_indicators import CaseDate

KEYS = ("deelopdracht", "taak", "project", "trajectsoort")
_DATES: dict[CaseDate, Mapped[Any]] = {
    "geopend": col(Case.opened_on),
    "gesloten": col(Case.closed_on),
    "lopend": col(Case.opened_on),
    "verwezen": col(Case.referral_sent_on),
    "aangenomen": col(Case.referral_accepted_on),
}


def case_rows(window: Window, table: Subquery, own: bool = False) -> Rows:
    """Cases, or the people in them; ``own``: a kenmerk is that of the row's client."""
    c = table.c
    return Rows(
        table,
        {key: c[key] for key in (*KEYS, *PLACED, "afloop")},
        {
            "aandachtsgroep": belongs(table, own),
            "client": lambda _: _has_party(table),
            "resultaat": lambda codes: _reached(table, codes, window.period.end),
        },
        person=c.get("person"),
    )


def counted_cases(window: Window, scope: Scope, op: CaseDate) -> Subquery:
    """The cases of a window by one of their dates; what came after its end is not there yet."""
    on = _DATES[op]
    if op == "lopend":
        open_still = or_(col(Case.closed_on).is_(None), col(Case.closed_on) >= window.start)
        within = and_(on <= window.end, open_still, literal(window.start <= window.end))
    else:
        within = on.between(window.start, window.end)
    ended = col(Case.closed_on) <= window.period.end
    afloop = case((ended, col(Case.ended_as))).label("afloop")
    query = select(*case_columns(window, on), afloop).where(within, *whose_cases(window, scope))
    return query.subquery("trajecten")


def case_columns(window: Window, on: Expression) -> tuple[ColumnElement[Any], ...]:
    """What is known of a case; ``on`` is the date by which it belongs to the window."""
    return (
        col(Case.id).label("case_id"),
        type_coerce(on, Date()).label("on_day"),
        *(getattr(Case, key) for key in KEYS),
        *placed(window, col(Case.kern), col(Case.leeftijdsgroep)),
    )


def whose_cases(window: Window, scope: Scope) -> list[Condition]:
    """The cases of these opdrachten and of whoever is asked for; undone ones do not count."""
    wanted = [
        not_(col(Case.undone)),
        col(Case.opdracht).in_((*window.codes, *window.earlier)),
    ]
    if scope.team is not None:
        wanted.append(col(Case.team) == scope.team)
    if scope.worker is not None:
        wanted.append(col(Case.worker_id) == scope.worker)
    return wanted


def clients_in(cases: Subquery) -> Subquery:
    """Each row once for each client in the case, or once when it has none.

    ``person`` is the number of the client, or that of the case below zero.
    """
    client = col(CaseParty.client_id)
    person = func.coalesce(client, -cases.c.case_id).label("person")
    return (
        select(*cases.c, client.label("client"), person)
        .join_from(cases, CaseParty, col(CaseParty.case_id) == cases.c.case_id, isouter=True)
        .subquery("partijen")
    )


def belongs(table: Subquery, own: bool) -> Callable[[Sequence[str]], Condition]:
    """Whether the client of the row (``own``), or any in the case, had one of the kenmerken."""
    c = table.c
    if own:
        return lambda codes: when(c.client.is_not(None), had_kenmerk(c.client, c.on_day, codes))
    return lambda codes: when(_has_party(table), one_in_case(c.case_id, c.on_day, codes))


def _has_party(table: Subquery) -> Condition:
    if "client" in table.c:
        return table.c.client.is_not(None)
    return (
        select(col(CaseParty.client_id))
        .where(col(CaseParty.case_id) == table.c.case_id)
        .correlate_except(CaseParty)
        .exists()
    )


def _reached(table: Subquery, codes: Sequence[str], end: date) -> Condition:
    """Whether the case reached one of these; NULL when nobody answered by then."""
    answer: ScalarSelect[int] = (
        select(func.max(case((col(CaseResult.reached), 1), else_=0)))
        .where(
            col(CaseResult.case_id) == table.c.case_id,
            col(CaseResult.code).in_(tuple(codes)),
            col(CaseResult.answered_on) <= end,
        )
        .correlate_except(CaseResult)
        .scalar_subquery()
    )
    return answer == 1
