"""Many numbers at once: what is asked of the same rows is one statement."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import chain, islice
from typing import TypeVar

from sqlalchemy import (
    CTE,
    BooleanClauseList,
    ColumnElement,
    FromClause,
    literal_column,
    select,
    true,
)
from sqlalchemy.sql import operators, visitors
from sqlmodel import Session

from exports.indicator.rows import Condition, Rows, both

# Below what either database takes: lines beside each other, and numbers in a line.
_LINES, _NUMBERS = 50, 30


class Asked:
    """A number that was asked for; calling it gives the answer."""

    def __init__(self, counter: "Counter", answer: int | None = None) -> None:
        self._counter = counter
        self.answer = answer

    def __call__(self) -> int:
        """The number; counts everything that was asked for, when that was not done yet."""
        if self.answer is None:
            self._counter.count()
        assert self.answer is not None  # noqa: S101 - counting answers everything
        return self.answer


_Value = tuple[ColumnElement[int], Asked]
_Where = tuple[FromClause, Condition]
_Line = tuple[FromClause, Condition, list[_Value]]
_T = TypeVar("_T")


class Counter:
    """Collects what is asked, and then counts together what begins with the same condition.

    Of nearly all that is the one about the deelopdracht. So each row is held against what
    its own deelopdracht asks only, and the rows of the others are passed by quickly.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[_Where, list[_Value]] = {}

    def total(self, rows: Rows, condition: Condition) -> Asked:
        """What the rows that match count for."""
        first, others = _apart(condition)
        return self._ask((rows.table, first), rows.total(others))

    def people(self, rows: Rows, condition: Condition) -> Asked:
        """The distinct people behind the rows that match."""
        first, others = _apart(condition)
        return self._ask((rows.table, first), rows.people(others))

    def nothing(self) -> Asked:
        """Nought, for what nobody has to count."""
        return Asked(self, 0)

    def count(self) -> None:
        """Answer everything that was asked; what is made of one table in one statement."""
        statements: dict[FromClause, list[_Line]] = {}
        for (table, first), asked in self._open.items():
            lines = statements.setdefault(_made_of(table), [])
            lines += ((table, first, some) for some in _portions(asked, _NUMBERS))
        self._open = {}
        for lines in statements.values():
            for some in _portions(lines, _LINES):
                self._answer(some)

    def _answer(self, lines: Sequence[_Line]) -> None:
        """Each line is one row of numbers, so together they are one row."""
        beside = reduce(_beside, map(_row, lines))
        numbers = self._session.execute(select(literal_column("*")).select_from(beside)).one()
        values = chain.from_iterable(values for *_, values in lines)
        for number, (_, asked) in zip(numbers, values, strict=True):
            asked.answer = int(number)

    def _ask(self, where: _Where, value: ColumnElement[int]) -> Asked:
        asked = Asked(self)
        self._open.setdefault(where, []).append((value, asked))
        return asked


def _row(line: _Line) -> FromClause:
    """The values of a line."""
    table, first, asked = line
    columns = (value.label(f"n{number}") for number, (value, _) in enumerate(asked))
    return select(*columns).select_from(table).where(first).subquery()


def _beside(one: FromClause, two: FromClause) -> FromClause:
    return one.join(two, true())


def _apart(condition: Condition) -> tuple[Condition, Condition]:
    """The first of the conditions that must hold, and the others."""
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
        first, *others = condition.clauses
        return first, both(*others)
    return condition, true()


def _made_of(table: FromClause) -> FromClause:
    """The rows that are read once for several tables, or else the table itself."""
    return next((one for one in visitors.iterate(table) if isinstance(one, CTE)), table)


def _portions(all_of: Sequence[_T], size: int) -> Iterator[list[_T]]:
    left = iter(all_of)
    while some := list(islice(left, size)):
        yield some
