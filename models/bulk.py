"""Storing very many rows at once, as fast as each database can."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Table, func, select
from sqlalchemy.engine import Dialect
from sqlmodel import Session, SQLModel

Row = dict[str, Any]
Translator = Callable[[Any], Any]
REMEMBERED = 1024


def insert_many(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert rows that all name the same columns."""
    if not rows:
        return
    connection = session.connection()
    dialect, table = connection.dialect, _table(model)
    columns = [table.columns[name] for name in rows[0]]
    translators = [(place, _translator(column, dialect)) for place, column in enumerate(columns)]
    needed = [(place, one) for place, one in translators if one]
    rows_given = [_given(row, needed) for row in rows]
    into = f"INSERT INTO {table.name} ({', '.join(rows[0])})"
    if dialect.name == "postgresql":
        # COPY would be no faster, and takes no table with row-level security.
        arrays = ", ".join(f"%s::{column.type.compile(dialect)}[]" for column in columns)
        by_column = tuple(list(values) for values in zip(*rows_given, strict=True))
        connection.exec_driver_sql(f"{into} SELECT * FROM unnest({arrays})", by_column)  # noqa: S608 - own names
    else:
        places = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"{into} VALUES ({places})", rows_given)


def next_numbers(session: Session, model: type[SQLModel], count: int) -> Sequence[int]:
    """Numbers for so many new rows; on SQLite whoever writes is the only one."""
    table = _table(model)
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, "id")
        taken = select(func.nextval(sequence)).select_from(func.generate_series(1, count))
        return connection.execute(taken).scalars().all()
    last = connection.execute(select(func.max(table.c.id))).scalar() or 0
    return range(last + 1, last + 1 + count)


def _table(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def _given(row: Row, translators: Sequence[tuple[int, Translator]]) -> tuple[Any, ...]:
    values = list(row.values())
    for place, translate in translators:
        values[place] = translate(values[place])
    return tuple(values)


def _translator(column: Column[Any], dialect: Dialect) -> Translator | None:
    """From a value to what the driver takes, if that is something else."""
    translator = column.type.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(REMEMBERED)(translator) if translator and not column.unique else translator
