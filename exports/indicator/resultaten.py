"""What cases reached, as rows that indicators are counted from."""

from sqlalchemy import FromClause, Subquery, select

from exports.indicator.cases import KEYS, belongs, case_columns, last_answer, whose_cases
from exports.indicator.contacts import PLACED, team_of
from exports.indicator.figures import Scope
from exports.indicator.rows import Rows
from exports.indicator.tables import CASE, CASE_RESULT
from exports.indicator.windows import Window


def result_rows(window: Window, table: FromClause) -> Rows:
    """Answers about a resultaat, or the people in their cases.

    Only those that were reached count by themselves; the others are the rest of a share.
    """
    c = table.c
    return Rows(
        table,
        {key: c[key] for key in (*KEYS, *PLACED, "resultaat")}
        | {"gebiedsteam": team_of(window, c.kern)},
        {"aandachtsgroep": belongs(table, own=False)},
        person=c.get("person"),
        answer=c.reached,
    )


def counted_results(window: Window, scope: Scope) -> Subquery:
    """What was answered in a window about the resultaten of cases: the last answer of each."""
    on = CASE_RESULT.c.answered_on
    return (
        select(
            *case_columns(window, on),
            CASE_RESULT.c.code.label("resultaat"),
            CASE_RESULT.c.reached,
        )
        .join(CASE_RESULT, CASE_RESULT.c.case_id == CASE.c.id)
        .where(
            on.between(window.start, window.end),
            last_answer(window.end),
            *whose_cases(window, scope),
        )
        .subquery("resultaten")
    )
