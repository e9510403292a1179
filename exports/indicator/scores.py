"""Metingen and peilingen as rows that indicators are counted from."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    FromClause,
    Subquery,
    and_,
    case,
    cast,
    func,
    not_,
    or_,
    select,
)

from exports.counted.rows import kept
from exports.indicator.figures import Scope
from exports.indicator.rows import (
    Condition,
    Expression,
    Rows,
    Test,
    had_kenmerk,
    has_client,
    one_in_case,
    one_in_contact,
)
from exports.indicator.tables import CASE, CONTACT, METING, PEILING
from exports.indicator.windows import Window
from models.contact import UNDONE

THOUSAND = 1000
"""Scores are summed in thousandths: whole numbers add up to the same in any order."""


def thousandths(score: Expression) -> ColumnElement[int]:
    """A score in thousandths."""
    return cast(func.round(score * THOUSAND), BigInteger)


def score_rows(window: Window, scope: Scope) -> Rows:
    """Each meting, counting for its answers, with ``thousandths`` for all of them."""
    table = _counted_scores(window, scope)
    c = table.c

    def is_one_of(scores: Sequence[str]) -> Condition:
        return thousandths(c.score).in_([round(float(score) * THOUSAND) for score in scores])

    keys = ("deelopdracht", "instrument", "moment", "score", "trajectsoort")
    tests = {"aandachtsgroep": _belongs(table), "score": is_one_of}
    return Rows(table, {key: c[key] for key in keys}, tests, number=c.answers)


def _counted_scores(window: Window, scope: Scope) -> Subquery:
    """A meting of a case, contact or peiling that was undone is undone with it."""
    keys = ("deelopdracht", "instrument", "moment", "score", "answers")
    return (
        select(
            *(METING.c[key] for key in (*keys, "client_id", "case_id", "contact_id")),
            METING.c.measured_on.label("on_day"),
            (thousandths(METING.c.score) * METING.c.answers).label("thousandths"),
            CASE.c.trajectsoort,
            PEILING.c.aandachtsgroep.label("of_all"),
        )
        .outerjoin(CASE, CASE.c.id == METING.c.case_id)
        .outerjoin(CONTACT, CONTACT.c.id == METING.c.contact_id)
        .outerjoin(PEILING, PEILING.c.id == METING.c.peiling_id)
        .where(
            METING.c.measured_on.between(window.period.start, window.period.end),
            METING.c.opdracht.in_(window.codes),
            not_(METING.c.undone),
            or_(CASE.c.id.is_(None), not_(CASE.c.undone)),
            or_(CONTACT.c.id.is_(None), CONTACT.c.status != UNDONE),
            or_(PEILING.c.id.is_(None), not_(PEILING.c.undone)),
            *_whose(scope, METING.c.team, METING.c.entered_by),
        )
        .subquery("metingen")
    )


def standing_by(end: date) -> tuple[Condition, ...]:
    """The metingen that were there on that day, and not undone."""
    return (METING.c.measured_on <= end, not_(METING.c.undone))


def asked_in_contacts(window: Window) -> CTE:
    """The metingen asked in a contact, with the case of that contact: few, and looked up once."""
    asked = (
        select(CONTACT.c.case_id, METING.c.instrument, METING.c.moment)
        .join(METING, METING.c.contact_id == CONTACT.c.id)
        # A NULL among them would match no case.
        .where(CONTACT.c.case_id.is_not(None), *standing_by(window.period.end))
    )
    return kept("gevraagd", asked)


def _belongs(table: FromClause) -> Test:
    """Whether who was asked had one of the kenmerken; NULL where nobody knows who that was."""
    c = table.c

    def belongs(codes: Sequence[str]) -> Condition:
        of_contact = one_in_contact(c.contact_id, c.on_day, codes)
        return case(
            (c.client_id.is_not(None), had_kenmerk(c.client_id, c.on_day, codes)),
            (c.case_id.is_not(None), one_in_case(c.case_id, c.on_day, codes)),
            (and_(c.contact_id.is_not(None), has_client(c.contact_id)), of_contact),
            (c.of_all.is_not(None), c.of_all.in_(tuple(codes))),
        )

    return belongs


def silent_rows(window: Window, scope: Scope) -> Rows:
    """Each peiling, counting for who was asked and did not answer, as far as that is known."""
    answered = (
        select(func.coalesce(func.sum(METING.c.answers), 0))
        .where(METING.c.peiling_id == PEILING.c.id, not_(METING.c.undone))
        .correlate(PEILING)
        .scalar_subquery()
    )
    silent = PEILING.c.invited - answered
    table = (
        select(
            *(PEILING.c[key] for key in ("deelopdracht", "instrument", "moment")),
            PEILING.c.aandachtsgroep,
            case((silent > 0, silent), else_=0).label("silent"),
        )
        .where(
            PEILING.c.held_on.between(window.period.start, window.period.end),
            PEILING.c.opdracht.in_(window.codes),
            not_(PEILING.c.undone),
            *_whose(scope, PEILING.c.team, PEILING.c.entered_by),
        )
        .subquery("peilingen")
    )
    keys = ("deelopdracht", "instrument", "moment", "aandachtsgroep")
    return Rows(table, {key: table.c[key] for key in keys}, number=table.c.silent)


def _whose(scope: Scope, team: Expression, worker: Expression) -> list[Condition]:
    wanted = [] if scope.team is None else [team == scope.team]
    return wanted + ([] if scope.worker is None else [worker == scope.worker])
