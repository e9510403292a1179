"""From nothing, or an older register, to the schema of the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

import alembic.command
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import select

import models.migrate
from casereg.config import Settings
from casereg.errors import Refused, RegisterUnavailable
from models.case import Case
from models.client import Client, ClientKenmerk
from models.contact import Contact
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.measurement import Meting
from models.migrate import HEAD, bring_up_to_date, current, make_schema
from models.released_contact import ReleasedParticipation
from models.server import open_server
from models.tables import METADATA

KEY = b"k" * 32


# A register as the first schema had it: who is what, and one row that hangs on another.
FIRST_REGISTER = (
    "INSERT INTO gebiedsteam (code, title) VALUES ('veghel', 'Veghel')",
    "INSERT INTO account (id, name, role, team, active, added_at) "
    "VALUES (1, 'sanne', 'sociaal werker', 'veghel', true, '2022-01-01 12:00:00')",
    *(
        "INSERT INTO client (id, name, kern, team, mantelzorger, added_by, added_at) "
        f"VALUES ({number}, '{name}', 'erp', 'veghel', {carer}, 1, '2022-01-01 12:00:00')"
        for number, name, carer in ((1, "Ans", "true"), (2, "Mo", "false"), (3, "Zoë", "false"))
    ),
    "INSERT INTO client_aandachtsgroep (client_id, code) "
    "VALUES (1, 'dementie'), (2, 'dementie'), (2, 'geldzorgen')",
    "INSERT INTO client_case (id, opdracht, deelopdracht, team, worker_id, opened_on) "
    "VALUES (1, 'meierijstad-2022', '8', 'veghel', 1, '2022-02-01')",
    "INSERT INTO case_party (case_id, client_id, party) VALUES (1, 1, 'client')",
    "INSERT INTO meting (id, instrument, moment, score, measured_on, opdracht, deelopdracht, "
    "answers, case_id, entered_by) "
    "VALUES (1, 'baat', 'einde', 7.5, '2022-03-01', 'meierijstad-2022', '8', 1, 1, 1)",
    "INSERT INTO contact (id, uid, happened_on, entered_at, changed_at, worker_id, team, "
    "opdracht, deelopdracht, contactsoort, kern, leeftijdsgroep, note, case_id, status) "
    "VALUES (1, '5f0c4a527a2e4f0e9b570c1d2e3f4a5b', '2022-02-02', '2022-02-02 12:00:00', "
    "'2022-02-02 12:00:00', 1, 'veghel', 'meierijstad-2022', '8', 'coaching', 'erp', '75+', "
    "'belt', 1, 'geldig')",
)


def stop_at(revision: str) -> Callable[[Config, str], None]:
    """An upgrade that goes no further than ``revision``."""
    upgrade = alembic.command.upgrade
    return lambda config, _: upgrade(config, revision)


# A ledger of before 0006: the first contact has two clients, and left the release again.
FIRST_RELEASES = (
    "INSERT INTO participation (contact_id, client_id) VALUES (1, 1), (1, 2)",
    *(
        "INSERT INTO release (number, kind, opdracht, period, made_at, made_by, sha256, previous, "
        f"entry_sha256, catalogue_sha256) VALUES ({number}, 'uren', 'x', '2022', "
        f"'2022-04-01 12:00:00', 1, 'x', '{number - 1}', '', '')"
        for number in (1, 2)
    ),
    *(
        "INSERT INTO released_contact VALUES "
        f"('x', '2022-02-02', 1, {number}, {sign}, {late}, '8', 'coaching', 'erp', '75+', 0)"
        for number, sign, late in ((1, 1, "false"), (2, -1, "true"))
    ),
)


def unexpected() -> None:
    pytest.fail("no backup was needed")


@pytest.fixture(params=["file", "server"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "file":
        opened = open_embedded(tmp_path / "r.db", KEY)
    else:
        settings: Settings = request.getfixturevalue("server_settings")
        opened = open_server(settings.database_url).seen_by(OWNING)
    yield opened
    opened.close()


def test_migrations_lead_to_exactly_the_tables(database: Database) -> None:
    with pytest.raises(RegisterUnavailable, match="casereg init"):
        bring_up_to_date(database, unexpected)
    make_schema(database)
    bring_up_to_date(database, unexpected)
    with database.reader.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert current(connection) == HEAD
    scripts = ScriptDirectory(str(Path(models.migrate.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_an_older_register_is_backed_up_first(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_schema(database)
    monkeypatch.setattr(models.migrate, "HEAD", "later")
    asked: list[str] = []
    bring_up_to_date(database, lambda: asked.append(HEAD))
    assert asked == [HEAD]


def test_who_took_part_in_what_was_released_is_kept_from_then_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for revision, statements in (("0001", FIRST_REGISTER), ("0005", FIRST_RELEASES)):
        with monkeypatch.context() as patch:
            patch.setattr("alembic.command.upgrade", stop_at(revision))
            make_schema(database)
        with database.writing() as session:
            for statement in statements:
                session.connection().execute(text(statement))
    make_schema(database)
    with database.reading() as session:
        rows = session.exec(select(ReleasedParticipation)).all()
    assert {(row.contact_id, row.release, row.client_id) for row in rows} == {(1, 1, 1), (1, 1, 2)}


def test_a_first_register_keeps_its_clients_and_what_they_are(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("alembic.command.upgrade", stop_at("0001"))
        make_schema(database)
    with database.writing() as session:
        for statement in FIRST_REGISTER:
            session.connection().execute(text(statement))
    asked: list[str] = []
    bring_up_to_date(database, lambda: asked.append(HEAD))
    assert asked == [HEAD]
    with database.reading() as session:
        kenmerken = session.exec(select(ClientKenmerk).order_by(ClientKenmerk.id)).all()
        rows = [(row.client_id, row.code, row.since, row.until) for row in kenmerken]
        clients = session.exec(select(Client).order_by(Client.id)).all()
        cases = session.exec(select(Case)).all()
        metingen = session.exec(select(Meting)).all()
        contacts = session.exec(select(Contact)).all()
    assert sorted(rows) == [
        (1, "dementie", None, None),
        (1, "mantelzorger", None, None),
        (2, "dementie", None, None),
        (2, "geldzorgen", None, None),
    ]
    assert [(one.id, one.name, one.discharged_on) for one in clients] == [
        (1, "Ans", None),
        (2, "Mo", None),
        (3, "Zoë", None),
    ]
    assert [(one.trajectsoort, one.kern, one.undone) for one in cases] == [("", "onbekend", False)]
    assert [(one.score, one.case_id, one.peiling_id, one.undone) for one in metingen] == [
        (7.5, 1, None, False)
    ]
    assert [(one.note, one.case_id, one.helped) for one in contacts] == [("belt", 1, None)]


def test_a_newer_register_is_refused_and_left_alone(database: Database) -> None:
    make_schema(database)
    with database.writing() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="nieuwere versie"):
        bring_up_to_date(database, unexpected)
    with database.reader.connect() as connection:
        assert current(connection) == "9999"


def test_a_failing_migration_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = models.migrate._run

    def breaks(connection: object) -> None:
        run(connection)  # type: ignore[arg-type]
        raise RegisterUnavailable("halverwege gestopt")

    monkeypatch.setattr(models.migrate, "_run", breaks)
    with pytest.raises(RegisterUnavailable, match="halverwege"):
        make_schema(database)
    with database.reader.connect() as connection:
        assert current(connection) is None
