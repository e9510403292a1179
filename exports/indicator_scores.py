"""Metingen and peilingen as rows that indicators are counted from."""

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Subquery,
    and_,
    case,
    cast,
    func,
    not_,
    or_,
    select,
)
from sqlmodel import col

from exports.indicator_figures import Scope
from exports.indicator_rows import (
    Condition,
    Expression,
    Rows,
    Test,
    had_kenmerk,
    has_client,
    one_in_case,
    one_in_contact,
)
from exports.indicator_windows import Window
from models.case import Case
from models.contact import UNDONE, Contact
from models.measurement import Meting, Peiling

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
            *(getattr(Meting, key) for key in (*keys, "client_id", "case_id", "contact_id")),
            col(Meting.measured_on).label("on_day"),
            (thousandths(col(Meting.score)) * col(Meting.answers)).label("thousandths"),
            col(Case.trajectsoort),
            col(Peiling.aandachtsgroep).label("of_all"),
        )
        .outerjoin(Case, col(Case.id) == col(Meting.case_id))
        .outerjoin(Contact, col(Contact.id) == col(Meting.contact_id))
        .outerjoin(Peiling, col(Peiling.id) == col(Meting.peiling_id))
        .where(
            col(Meting.measured_on).between(window.period.start, window.period.end),
            col(Meting.opdracht).in_(window.codes),
            not_(col(Meting.undone)),
            or_(col(Case.id).is_(None), not_(col(Case.undone))),
            or_(col(Contact.id).is_(None), col(Contact.status) != UNDONE),
            or_(col(Peiling.id).is_(None), not_(col(Peiling.undone))),
            *_whose(scope, col(Meting.team), col(Meting.entered_by)),
        )
        .subquery("metingen")
    )


def _belongs(table: Subquery) -> Test:
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
        select(func.coalesce(func.sum(col(Meting.answers)), 0))
        .where(col(Meting.peiling_id) == col(Peiling.id), not_(col(Meting.undone)))
        .correlate(Peiling)
        .scalar_subquery()
    )
    silent = col(Peiling.invited) - answered
    table = (
        select(
            *(getattr(Peiling, key) for key in ("deelopdracht", "instrument", "moment")),
            col(Peiling.aandachtsgroep),
            case((silent > 0, silent), else_=0).label("silent"),
        )
        .where(
            col(Peiling.held_on).between(window.period.start, window.period.end),
            col(Peiling.opdracht).in_(window.codes),
            not_(col(Peiling.undone)),
            *_whose(scope, col(Peiling.team), col(Peiling.entered_by)),
        )
        .subquery("peilingen")
    )
    keys = ("deelopdracht", "instrument", "moment", "aandachtsgroep")
    return Rows(table, {key: table.c[key] for key in keys}, number=table.c.silent)


def _whose(scope: Scope, team: Expression, worker: Expression) -> list[Condition]:
    wanted = [] if scope.team is None else [team == scope.team]
    return wanted + ([] if scope.worker is None else [worker == scope.worker])
