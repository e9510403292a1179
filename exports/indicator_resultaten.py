"""What cases reached, as rows that indicators are counted from."""

from sqlalchemy import Subquery, select
from sqlmodel import col

from exports.indicator_cases import KEYS, belongs, case_columns, whose_cases
from exports.indicator_contacts import PLACED
from exports.indicator_figures import Scope
from exports.indicator_rows import Rows
from exports.indicator_windows import Window
from models.case import Case, CaseResult


def result_rows(table: Subquery) -> Rows:
    """Answers about a resultaat, or the people in their cases.

    Only those that were reached count by themselves; the others are the rest of a share.
    """
    c = table.c
    columns = {key: c[key] for key in (*KEYS, *PLACED, "resultaat")}
    tests = {"aandachtsgroep": belongs(table, own=False)}
    return Rows(table, columns, tests, person=c.get("person"), answer=c.reached)


def counted_results(window: Window, scope: Scope) -> Subquery:
    """What was answered in a window about the resultaten of cases."""
    on = col(CaseResult.answered_on)
    return (
        select(
            *case_columns(window, on),
            col(CaseResult.code).label("resultaat"),
            col(CaseResult.reached),
        )
        .join(CaseResult, col(CaseResult.case_id) == col(Case.id))
        .where(on.between(window.start, window.end), *whose_cases(window, scope))
        .subquery("resultaten")
    )
