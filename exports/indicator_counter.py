"""Many numbers at once: what is asked of the same rows is one statement."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    CTE,
    BooleanClauseList,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    literal,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.sql import operators, visitors
from sqlmodel import Session

from exports.indicator_rows import Condition, Rows, both

# Below what either database takes: numbers in a row, and rows in a statement.
_AT_ONCE = 100
_PADDING = literal_column("0", Integer)


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
            lines += ((table, first, some) for some in _portions(asked))
        self._open = {}
        for lines in statements.values():
            for some in _portions(lines):
                self._answer(some)

    def _answer(self, lines: Sequence[_Line]) -> None:
        width = max(len(values) for *_, values in lines)
        query = union_all(*(_numbered(at, line, width) for at, line in enumerate(lines)))
        for at, *numbers in self._session.execute(query):
            *_, values = lines[at]
            for number, (_, asked) in zip(numbers, values, strict=False):
                asked.answer = int(number)

    def _ask(self, where: _Where, value: ColumnElement[int]) -> Asked:
        asked = Asked(self)
        self._open.setdefault(where, []).append((value, asked))
        return asked


def _numbered(at: int, line: _Line, width: int) -> Select[*tuple[Any, ...]]:
    """The values of a line, made as long as the longest."""
    table, first, asked = line
    values = [value for value, _ in asked] + [_PADDING] * (width - len(asked))
    columns = (value.label(f"n{number}") for number, value in enumerate(values))
    return select(literal(at), *columns).select_from(table).where(first)


def _apart(condition: Condition) -> tuple[Condition, Condition]:
    """The first of the conditions that must hold, and the others."""
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
        first, *others = condition.clauses
        return first, both(*others)
    return condition, true()


def _made_of(table: FromClause) -> FromClause:
    """The rows that are read once for several tables, or else the table itself."""
    return next((one for one in visitors.iterate(table) if isinstance(one, CTE)), table)


def _portions(all_of: Sequence[_T]) -> Iterator[list[_T]]:
    left = iter(all_of)
    while some := list(islice(left, _AT_ONCE)):
        yield some
