"""Trajecten and what they reached, as rows that indicators are counted from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
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

from exports.indicator.contacts import PLACED, placed, team_of
from exports.indicator.figures import Scope
from exports.indicator.rows import Condition, Expression, Rows, had_kenmerk, one_in_case, when
from exports.indicator.tables import CASE, CASE_PARTY, CASE_RESULT
from exports.indicator.windows import Window
from models.catalogue_indicators import CaseDate

KEYS = ("deelopdracht", "taak", "project", "trajectsoort")
_DATES: dict[CaseDate, Expression] = {
    "geopend": CASE.c.opened_on,
    "gesloten": CASE.c.closed_on,
    "lopend": CASE.c.opened_on,
    "verwezen": CASE.c.referral_sent_on,
    "aangenomen": CASE.c.referral_accepted_on,
}


def case_rows(window: Window, table: FromClause, own: bool = False) -> Rows:
    """Cases, or the people in them; ``own``: a kenmerk is that of the row's client."""
    c = table.c
    return Rows(
        table,
        {key: c[key] for key in (*KEYS, *PLACED, "afloop")}
        | {"gebiedsteam": team_of(window, c.kern)},
        {
            "aandachtsgroep": belongs(table, own),
            "client": lambda _: _has_party(table),
            "resultaat": lambda codes: _reached(window, table, codes),
        },
        person=c.get("person"),
    )


def counted_cases(window: Window, scope: Scope, op: CaseDate) -> Subquery:
    """The cases of a window by one of their dates; what came after its end is not there yet."""
    on = _DATES[op]
    if op == "lopend":
        open_still = or_(CASE.c.closed_on.is_(None), CASE.c.closed_on >= window.start)
        within = and_(on <= window.end, open_still, literal(window.start <= window.end))
    else:
        within = on.between(window.start, window.end)
    ended = CASE.c.closed_on <= window.period.end
    afloop = case((ended, CASE.c.ended_as)).label("afloop")
    query = select(*case_columns(window, on), afloop).where(within, *whose_cases(window, scope))
    return query.subquery("trajecten")


def case_columns(window: Window, on: Expression) -> tuple[ColumnElement[Any], ...]:
    """What is known of a case; ``on`` is the date by which it belongs to the window."""
    return (
        CASE.c.id.label("case_id"),
        type_coerce(on, Date()).label("on_day"),
        *(CASE.c[key] for key in KEYS),
        *placed(CASE.c.kern, CASE.c.leeftijdsgroep),
    )


def whose_cases(window: Window, scope: Scope) -> list[Condition]:
    """The cases of these opdrachten and of whoever is asked for; undone ones do not count."""
    wanted = [
        not_(CASE.c.undone),
        CASE.c.opdracht.in_((*window.codes, *window.earlier)),
    ]
    if scope.team is not None:
        wanted.append(CASE.c.team == scope.team)
    if scope.worker is not None:
        wanted.append(CASE.c.worker_id == scope.worker)
    return wanted


def clients_in(cases: FromClause) -> Subquery:
    """Each row once for each client in the case, or once when it has none.

    ``person`` is the number of the client, or that of the case below zero.
    """
    client = CASE_PARTY.c.client_id
    person = func.coalesce(client, -cases.c.case_id).label("person")
    return (
        select(*cases.c, client.label("client"), person)
        .join_from(cases, CASE_PARTY, CASE_PARTY.c.case_id == cases.c.case_id, isouter=True)
        .subquery("partijen")
    )


def belongs(table: FromClause, own: bool) -> Callable[[Sequence[str]], Condition]:
    """Whether the client of the row (``own``), or any in the case, had one of the kenmerken."""
    c = table.c
    if own:
        return lambda codes: when(c.client.is_not(None), had_kenmerk(c.client, c.on_day, codes))
    return lambda codes: when(_has_party(table), one_in_case(c.case_id, c.on_day, codes))


def last_answer(end: date) -> Condition:
    """Whether an answer was given by then, and no later one to the same question."""
    given, later = CASE_RESULT.c, CASE_RESULT.alias("later").c
    return and_(
        given.answered_on <= end,
        ~select(later.case_id)
        .where(
            later.case_id == given.case_id,
            later.code == given.code,
            later.answered_on > given.answered_on,
            later.answered_on <= end,
        )
        .correlate(CASE_RESULT)
        .exists(),
    )


def _has_party(table: FromClause) -> Condition:
    if "client" in table.c:
        return table.c.client.is_not(None)
    return (
        select(CASE_PARTY.c.client_id)
        .where(CASE_PARTY.c.case_id == table.c.case_id)
        .correlate_except(CASE_PARTY)
        .exists()
    )


def _reached(window: Window, table: FromClause, codes: Sequence[str]) -> Condition:
    """Whether the case reached one of these by then.

    No when each that is asked of its trajectsoort was answered no; NULL when not all were.
    """
    reached = func.max(case((CASE_RESULT.c.reached, 1), else_=0)) == 1
    every = func.count() >= _asked(window, table, codes)
    answer: ScalarSelect[int] = (
        select(case((reached, 1), (every, 0)))
        .where(
            CASE_RESULT.c.case_id == table.c.case_id,
            CASE_RESULT.c.code.in_(tuple(codes)),
            last_answer(window.period.end),
        )
        .correlate_except(CASE_RESULT)
        .scalar_subquery()
    )
    return answer == 1


def _asked(window: Window, table: FromClause, codes: Sequence[str]) -> ColumnElement[int]:
    """How many of these questions are asked of a case; at least one, or none is no answer."""
    numbers = {
        kind.code: max(1, len(set(codes) & set(kind.resultaten)))
        for one in window.catalogues
        for kind in one.trajectsoorten
    }
    every = literal(len(codes))
    return case(numbers, value=table.c.trajectsoort, else_=every) if numbers else every
