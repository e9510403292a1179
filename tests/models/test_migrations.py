"""From nothing, or an older register, to the schema of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import models.migrate
from casereg.config import Settings
from casereg.errors import Refused, RegisterUnavailable
from models.database import Database
from models.embedded import open_embedded
from models.migrate import HEAD, bring_up_to_date, current, make_schema
from models.server import open_server
from models.tables import METADATA

KEY = b"k" * 32


def unexpected() -> None:
    pytest.fail("no backup was needed")


@pytest.fixture(params=["file", "server"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "file":
        opened = open_embedded(tmp_path / "r.db", KEY)
    else:
        settings: Settings = request.getfixturevalue("server_settings")
        opened = open_server(settings.database_url)
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
    monkeypatch.setattr(models.migrate, "HEAD", "0002")
    asked: list[str] = []
    bring_up_to_date(database, lambda: asked.append(HEAD))
    assert asked == [HEAD]


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
