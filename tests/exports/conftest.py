"""An empty register's tables, on SQLite and on PostgreSQL, without the rules around them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlalchemy import create_engine, delete, text
from sqlmodel import Session

from exports.counted.tally import Tally
from exports.table.counts import Counts
from exports.table.numbers import TableNumbers, published_rows
from models.catalogue import Catalogue
from models.tables import METADATA
from tests.exports.small import QUARTER, SMALL, Rows, fill_by_hand

EmptyRegister = Callable[[], AbstractContextManager[Rows]]


@pytest.fixture(scope="session", params=["file", "server"])
def empty_register(request: pytest.FixtureRequest) -> Iterator[EmptyRegister]:
    """Gives a register without rows, each time it is called; nothing in it is kept."""
    engine = create_engine(_address(request))
    METADATA.create_all(engine)
    tables = METADATA.sorted_tables
    left = text(" UNION ALL ".join(f"SELECT 1 FROM {table.name}" for table in tables) + " LIMIT 1")

    @contextmanager
    def empty() -> Iterator[Rows]:
        with Session(engine) as session:
            if session.execute(left).first():
                for table in reversed(tables):
                    session.execute(delete(table))
            yield Rows(session)
            session.rollback()

    yield empty
    engine.dispose()


@pytest.fixture
def rows(empty_register: EmptyRegister) -> Iterator[Rows]:
    """Puts rows into an empty register."""
    with empty_register() as rows:
        yield rows


@pytest.fixture
def counted(rows: Rows) -> Callable[..., Counts]:
    """The counts of the register filled by hand; hidden is only what has few people."""
    fill_by_hand(rows)

    def counted(catalogue: Catalogue = SMALL) -> Counts:
        tally = Tally(rows.session, catalogue, QUARTER)
        tables = {one.code: published_rows(tally.figures(one)) for one in catalogue.tabellen}
        cells = TableNumbers(catalogue, QUARTER, {})
        numbers = cells.numbers(tables)
        few = frozenset(one.unit for one in numbers.values() if one.state == "hidden")
        shown = cells.counts(tables, numbers, few)
        return Counts(catalogue, None, "f" * 64, QUARTER, shown)

    return counted


def _address(request: pytest.FixtureRequest) -> str:
    if request.param == "file":
        return "sqlite://"
    server: str = request.getfixturevalue("server")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE casereg_exports"))
    engine.dispose()
    return server.replace("/postgres?", "/casereg_exports?")
