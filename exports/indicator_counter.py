"""Many numbers at once: what is asked of the same rows is one statement."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import ColumnElement, FromClause, select
from sqlmodel import Session

from exports.indicator_rows import Condition, Rows

# Below what either database can return in one row.
_AT_ONCE = 500


class Asked:
    """A number that was asked for; calling it gives the answer."""

    def __init__(self, counter: "Counter") -> None:
        self._counter = counter
        self.answer: int | None = None

    def __call__(self) -> int:
        """The number; counts everything that was asked for, when that was not done yet."""
        if self.answer is None:
            self._counter.count()
        assert self.answer is not None  # noqa: S101 - counting answers everything
        return self.answer


class Counter:
    """Collects what is asked, and then goes once past each table."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[FromClause, list[tuple[ColumnElement[int], Asked]]] = {}

    def total(self, rows: Rows, condition: Condition) -> Asked:
        """What the rows that match count for."""
        return self._ask(rows, rows.total(condition))

    def people(self, rows: Rows, condition: Condition) -> Asked:
        """The distinct people behind the rows that match."""
        return self._ask(rows, rows.people(condition))

    def count(self) -> None:
        """Answer everything that was asked."""
        while self._open:
            table, asked = self._open.popitem()
            for some in _portions(asked):
                columns = [value.label(f"n{at}") for at, (value, _) in enumerate(some)]
                found = self._session.execute(select(*columns).select_from(table)).one()
                for number, (_, one) in zip(found, some, strict=True):
                    one.answer = int(number)

    def _ask(self, rows: Rows, value: ColumnElement[int]) -> Asked:
        asked = Asked(self)
        self._open.setdefault(rows.table, []).append((value, asked))
        return asked


def _portions(
    asked: Sequence[tuple[ColumnElement[int], Asked]],
) -> Iterator[list[tuple[ColumnElement[int], Asked]]]:
    left = iter(asked)
    while some := list(islice(left, _AT_ONCE)):
        yield some
