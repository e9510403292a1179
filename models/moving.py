"""Moving all rows of a register between a team server and an embedded file."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, inspect, select, text, update
from sqlalchemy.engine import Connection

from casereg.errors import RegisterDamaged
from models.audit import ChainHead
from models.kept_tables import seal, unseal
from models.tables import METADATA

_AT_ONCE = 2_000


def fill_file(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every row into an embedded register that was just made; gives how many of each table.

    ``source`` sees one moment throughout; ``target`` is committed by whoever began it.
    """
    driver: Any = target.connection.dbapi_connection
    unseal(driver)
    try:
        with _without_triggers(target):
            return _copied(source, target)
    finally:
        seal(driver)


def fill_server(source: Connection, target: Connection) -> dict[str, int]:
    """The same into a team server, as its owner; what is numbered there counts on."""
    target.execute(text("ALTER TABLE audit_head DISABLE TRIGGER USER"))
    rows = _copied(source, target)
    target.execute(text("ALTER TABLE audit_head ENABLE TRIGGER USER"))
    for table in METADATA.sorted_tables:
        _count_on(target, table)
    return rows


def rows_of(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in METADATA.sorted_tables
    }


def _copied(source: Connection, target: Connection) -> dict[str, int]:
    target.execute(ChainHead.__table__.delete())  # type: ignore[attr-defined]
    for table in METADATA.sorted_tables:
        _copy(source, target, table)
    found, wanted = rows_of(target), rows_of(source)
    if found != wanted:
        raise RegisterDamaged("Niet alles kwam over. Kijk met: casereg doctor.")
    return found


def _copy(source: Connection, target: Connection, table: Table) -> None:
    """A row that points at another of its table does so once all of them are there."""
    own = [one.parent.name for one in table.foreign_keys if one.column.table is table]
    later: list[dict[str, Any]] = []
    rows = source.execute(select(table).execution_options(yield_per=_AT_ONCE)).mappings()
    every = (dict(row) for row in rows)
    while part := list(islice(every, _AT_ONCE)):
        for row in part:
            for name in own:
                if row[name] is not None:
                    later.append({"its": row["id"], "there": row[name], "column": name})
                    row[name] = None
        target.execute(insert(table), part)
    for one in later:
        name = one.pop("column")
        pointing = update(table).where(table.c.id == bindparam("its"))
        target.execute(pointing.values({name: bindparam("there")}), one)


@contextmanager
def _without_triggers(connection: Connection) -> Iterator[None]:
    """An empty register is filled; from then on its tables are only added to again."""
    asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    triggers = connection.exec_driver_sql(asked).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)


def _count_on(connection: Connection, table: Table) -> None:
    """The next row gets the number after the highest."""
    names = {one["name"] for one in inspect(connection).get_columns(table.name)}
    for column in table.primary_key.columns:
        if column.name in names and column.type.python_type is int:
            serial = func.pg_get_serial_sequence(table.name, column.name)
            highest = select(func.max(column)).scalar_subquery()
            counted = select(func.setval(serial, highest)).where(serial.is_not(None))
            connection.execute(counted.where(highest.is_not(None)))
