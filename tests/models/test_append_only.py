"""The ledger of a register as it is really made: the database itself keeps it as it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from casereg.config import Settings
from exports.ledger.history import append, chain_faults, read_ledger
from models.account import Account
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.migrate import make_schema
from models.release import Release
from models.released_contact import (
    Booking,
    CountedContact,
    ReleasedContact,
    ReleasedParticipation,
)
from models.server import open_server
from tests.exports.releasing import MADE_AT, entry_on
from tests.exports.small import SMALL

ROW = CountedContact(1, date(2023, 1, 1), "a", "gesprek", "dorp", "oud", 30)
REFUSED = (
    "UPDATE release SET sha256 = 'x'",
    "UPDATE release SET previous = 'x' WHERE number = 1",
    "DELETE FROM release WHERE number = 2",
    "UPDATE released_contact SET minutes = 1",
    "DELETE FROM released_contact",
    "UPDATE released_participation SET client_id = 9",
    "DELETE FROM released_participation",
)
ON_FILE = (
    "UPDATE OR REPLACE release SET number = 2 WHERE number = 1",
    "INSERT OR REPLACE INTO release SELECT * FROM release WHERE number = 1",
    "INSERT OR REPLACE INTO release (number, kind, opdracht, period, made_at, made_by, sha256, "
    "previous, entry_sha256, catalogue_sha256) "
    "VALUES (9, 'uren', 'x', '2023', '2023-01-01 00:00:00', 1, 'x', '', '', '')",
    "REPLACE INTO released_contact SELECT * FROM released_contact",
    "REPLACE INTO released_participation SELECT * FROM released_participation",
)
ON_SERVER = (
    "TRUNCATE release CASCADE",
    "TRUNCATE released_contact",
    "TRUNCATE released_participation",
    "INSERT INTO released_contact SELECT * FROM released_contact ON CONFLICT "
    "(opdracht, happened_on, contact_id, release, sign) DO UPDATE SET minutes = 9",
)


@pytest.fixture(params=["file", "server"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "file":
        opened = open_embedded(tmp_path / "r.db", b"k" * 32)
    else:
        settings: Settings = request.getfixturevalue("server_settings")
        opened = open_server(settings.database_url).seen_by(OWNING)
    make_schema(opened)
    with opened.writing() as session:
        session.add(Account(id=1, name="wie", role="coordinator", added_at=MADE_AT))
    for period in ("2023-01", "2023-02"):
        with opened.writing() as session:
            row = ROW._replace(happened_on=date(2023, int(period[-2:]), 1))
            booked = (Booking(row, clients=(3, 4)),)
            append(session, entry_on(read_ledger(session, SMALL.code), period, booked=booked))
    yield opened
    opened.close()


def everything(session: Session) -> tuple[object, ...]:
    releases = session.exec(select(Release).order_by(Release.number)).all()
    contacts = session.exec(select(ReleasedContact).order_by(ReleasedContact.happened_on)).all()
    who = session.exec(select(ReleasedParticipation).order_by(ReleasedParticipation.client_id))
    return tuple(str(row.model_dump()) for row in (*releases, *contacts, *who))


def test_nothing_in_the_ledger_changes_or_goes(database: Database) -> None:
    with database.reading() as session:
        before = everything(session)
        assert len(before) == 8
    own = ON_FILE if database.writer.dialect.name == "sqlite" else ON_SERVER
    for statement in (*REFUSED, *own):
        with pytest.raises(DBAPIError), database.writer.begin() as connection:
            connection.execute(text(statement))
    with database.reading() as session:
        assert everything(session) == before
        assert chain_faults(session) == ()


def test_two_entries_never_follow_the_same_one(database: Database) -> None:
    with database.reading() as session:
        last = session.get_one(Release, 2)
    values = last.model_dump() | {"number": 3}
    with pytest.raises(DBAPIError), Session(database.writer) as session, session.begin():
        session.add(Release(**values))
