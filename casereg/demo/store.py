"""Stores the rows of a demo in bulk, in the transaction of the caller."""

from collections.abc import Callable

from sqlalchemy import Table, insert, text
from sqlmodel import Session

from casereg.demo.rows import TABLES, Rows
from models.tables import METADATA

CHUNK = 1000


def store(session: Session, rows: Rows, stored: Callable[[int], None]) -> None:
    """Insert ``rows`` in the order their keys ask for; ``stored`` hears how many each time."""
    connection = session.connection()
    for name in TABLES:
        table, content = METADATA.tables[name], rows.get(name, [])
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            connection.execute(insert(table), chunk)
            stored(len(chunk))


def continue_numbering(session: Session) -> None:
    """Let PostgreSQL number on after the rows that came with their own numbers."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for name in TABLES:
        if _counts(METADATA.tables[name]):
            session.connection().execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), "  # noqa: S608 - own names
                    f"(SELECT coalesce(max(id), 0) + 1 FROM {name}), false)"
                )
            )


def _counts(table: Table) -> bool:
    """Whether the table numbers its rows itself."""
    return table.autoincrement_column is not None and "id" in table.columns
