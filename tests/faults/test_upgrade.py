"""Registers of every earlier version go on in this one, with everything that was in them."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.keeping import restore
from casereg.register import sign_in
from models.context import OWNING
from models.migrate import HEAD
from models.server import open_server
from tests.conftest import PASSWORD
from tests.faults.earlier import KEPT, REVISIONS, earlier_files, kept_rows, upgraded_to


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The home of a register at each revision."""
    return dict(earlier_files(tmp_path_factory.mktemp("eerder")))


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_file_of_an_earlier_version_goes_on_after_a_backup(
    homes: dict[str, Path], revision: str, tmp_path: Path, clock: FixedClock
) -> None:
    settings = Settings(home=Path(shutil.copytree(homes[revision], tmp_path / "casereg")))
    register = sign_in(settings, "sanne", PASSWORD, clock)
    assert kept_rows(register._database) == KEPT
    register.close()
    backups = list(settings.backups.glob("casereg-*.zip"))
    assert len(backups) == (revision != HEAD)
    if revision not in REVISIONS[:-1:3]:
        return
    # What was kept before the upgrade can be put back, and comes to this version again.
    restore(settings, backups[0], "admin", PASSWORD, clock)
    again = sign_in(settings, "admin", PASSWORD, clock)
    assert kept_rows(again._database) == KEPT
    assert not again.audit.verified().fault
    again.close()


def test_a_server_of_any_earlier_version_goes_on(
    server: str, server_settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    base = server_settings.database_url
    name = make_url(base).database
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    for revision in REVISIONS:
        database = open_server(base).seen_by(OWNING)
        upgraded_to(database, revision)
        database.close()
        copy = f"{name}_{revision}"
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {copy} TEMPLATE {name}"))
        settings = Settings(tmp_path / revision, base.replace(f"/{name}?", f"/{copy}?"))
        register = sign_in(settings, "sanne", PASSWORD, clock)
        assert kept_rows(register._database.seen_by(OWNING)) == KEPT, revision
        register.close()
    engine.dispose()
