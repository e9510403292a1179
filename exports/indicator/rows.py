"""Rows that indicators are counted from: a table with columns, and what can be asked of it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Exists, FromClause, and_, case, func, or_, select, true
from sqlalchemy.sql.elements import SQLCoreOperations

from casereg.errors import Refused
from exports.indicator.tables import CASE_PARTY, CLIENT_KENMERK, PARTICIPATION
from models.catalogue import UNKNOWN

Test = Callable[[Sequence[str]], ColumnElement[bool]]
Condition = ColumnElement[bool]
Expression = SQLCoreOperations[Any]
"""A column of a table or of rows, or what is made of one."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one source in one window.

    A filter key or breakdown is looked up in ``columns``, or has a test of its own in
    ``tests``. A column holds NULL, and a test gives it, where the answer is not known.
    ``number`` is what a row counts for (None: one), ``person`` who is behind it.
    ``answer`` is what must be true for a row that stands for a question to count.
    """

    table: FromClause
    columns: Mapping[str, ColumnElement[Any]]
    tests: Mapping[str, Test] = field(default_factory=dict)
    number: ColumnElement[Any] | None = None
    person: ColumnElement[Any] | None = None
    answer: Condition | None = None
    _made: dict[object, Condition] = field(default_factory=dict)

    def test(self, key: str, values: Sequence[str]) -> Condition:
        """Whether one of these is what the row has; raises :class:`Refused` if it cannot tell.

        The same question gives the same condition, by which :class:`Counter` knows it again.
        """
        asked = (key, tuple(values))
        return self.once(asked, lambda: self._test(*asked))

    def once(self, asked: Hashable, make: Callable[[], Condition]) -> Condition:
        """What was made before of the same question."""
        if asked not in self._made:
            self._made[asked] = make()
        return self._made[asked]

    def _test(self, key: str, values: Sequence[str]) -> Condition:
        if key in self.tests:
            return self.tests[key](values)
        column, known = self.column(key), [value for value in values if value != UNKNOWN]
        # One code is asked most, and quicker to write down without a list.
        has = column == known[0] if len(known) == 1 else column.in_(known)
        return has if len(known) == len(values) else or_(has, column.is_(None))

    def column(self, key: str) -> ColumnElement[Any]:
        """The column of a key; raises :class:`Refused` for rows that have none."""
        if key not in self.columns:
            raise Refused(f"Wat hier wordt geteld heeft geen '{key}'. Verbeter de opdracht.")
        return self.columns[key]

    def total(self, condition: Condition) -> ColumnElement[int]:
        """What these rows count for together."""
        if self.number is None:
            return func.count().filter(condition)
        return func.coalesce(func.sum(self.number).filter(condition), 0)

    def people(self, condition: Condition) -> ColumnElement[int]:
        """How many distinct people are behind these rows."""
        return func.count(self.person.distinct()).filter(condition)  # type: ignore[union-attr]


def had_kenmerk(client: Expression, on: Expression, codes: Sequence[str]) -> Exists:
    """Whether the client had one of these kenmerken on that day."""
    return (
        select(CLIENT_KENMERK.c.id)
        .where(CLIENT_KENMERK.c.client_id == client, *_held(on, codes))
        .correlate_except(CLIENT_KENMERK)
        .exists()
    )


def one_in_contact(contact: Expression, on: Expression, codes: Sequence[str]) -> Exists:
    """Whether one of the clients in the contact had one of these kenmerken on that day."""
    return (
        select(PARTICIPATION.c.client_id)
        .join(CLIENT_KENMERK, CLIENT_KENMERK.c.client_id == PARTICIPATION.c.client_id)
        .where(PARTICIPATION.c.contact_id == contact, *_held(on, codes))
        .correlate_except(PARTICIPATION, CLIENT_KENMERK)
        .exists()
    )


def one_in_case(number: Expression, on: Expression, codes: Sequence[str]) -> Exists:
    """Whether one of the clients in the case had one of these kenmerken on that day."""
    return (
        select(CASE_PARTY.c.client_id)
        .join(CLIENT_KENMERK, CLIENT_KENMERK.c.client_id == CASE_PARTY.c.client_id)
        .where(CASE_PARTY.c.case_id == number, *_held(on, codes))
        .correlate_except(CASE_PARTY, CLIENT_KENMERK)
        .exists()
    )


def has_client(contact: Expression) -> Exists:
    """Whether a client is known of the contact."""
    return (
        select(PARTICIPATION.c.client_id)
        .where(PARTICIPATION.c.contact_id == contact)
        .correlate_except(PARTICIPATION)
        .exists()
    )


def when(known: Condition, answer: Condition) -> Condition:
    """The answer where it is known, else NULL."""
    return case((known, answer))


def unless(column: Expression, value: str) -> ColumnElement[Any]:
    """The column, or NULL where it says ``value``."""
    return func.nullif(column, value)


def both(*conditions: Condition) -> Condition:
    """All of these; true when there are none."""
    return and_(true(), *conditions)


def _held(on: Expression, codes: Sequence[str]) -> tuple[Condition, ...]:
    since, until = CLIENT_KENMERK.c.since, CLIENT_KENMERK.c.until
    return (
        CLIENT_KENMERK.c.code.in_(tuple(codes)),
        or_(since.is_(None), since <= on),
        or_(until.is_(None), until >= on),
    )


def between(number: Expression, lowest: float | None, highest: float | None) -> Condition:
    """Whether a number lies within these ends, both included; an end may be open."""
    found = [] if lowest is None else [number >= lowest]
    return both(*found, *([] if highest is None else [number <= highest]))
