"""A program that is killed in the middle of an upgrade leaves the old register or the new one."""

import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, make_url, text

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import CaseregError
from casereg.register import sign_in
from casereg.security.key_file import read_key_file
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.migrate import HEAD, current, make_schema
from models.server import open_server
from tests.conftest import PASSWORD
from tests.faults.earlier import KEPT, REVISIONS, earlier_files, kept_rows, upgraded_to

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
KILLS = 2  # at each revision


def kill_at(database: Database, statement: int) -> None:
    """The process is gone before this statement of what follows."""
    done = 0

    @event.listens_for(database.writer, "before_cursor_execute")
    def _count(*_: Any) -> None:
        nonlocal done
        done += 1
        if done == statement:
            os.kill(os.getpid(), signal.SIGKILL)


def upgrade_killed(opened: Any, at: int | float) -> bool:
    """Upgrade in a process of its own; gives whether it was killed, and did not come to its end.

    It dies before statement ``at``, or after so many seconds when that is no whole number.
    """
    child = os.fork()
    if not child:
        try:
            database = opened()
            if isinstance(at, int):
                kill_at(database, at)
            make_schema(database)
        finally:
            os._exit(0)
    if isinstance(at, float):
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def statements(opened: Any, again: Any) -> int:
    """How many a whole upgrade takes."""
    found = 0
    database = opened()

    @event.listens_for(database.writer, "before_cursor_execute")
    def _count(*_: Any) -> None:
        nonlocal found
        found += 1

    make_schema(database)
    database.close()
    again()
    return found


def version(database: Database) -> str | None:
    with database.writer.connect() as connection:
        return current(connection)


def test_on_the_file(tmp_path: Path, clock: FixedClock) -> None:
    chance = random.Random(2)
    for revision, home in earlier_files(tmp_path):
        if revision not in REVISIONS[:-1:2]:
            continue
        settings = Settings(home=tmp_path / "casereg")
        for at in killing_points(settings, home, chance, KILLS):
            assert after_a_kill(settings, home, clock, at) in ("old", "new", "whole")


def killing_points(settings: Settings, home: Path, chance: random.Random, number: int) -> list[int]:
    """Statements of the upgrade to die at, the last one among them; all of them with many."""
    fresh(settings, home)
    last = statements(lambda: opened_file(settings), lambda: fresh(settings, home))
    some = chance.sample(range(1, last), min(number - 1, last - 1))
    return [*some, last]


def fresh(settings: Settings, home: Path) -> None:
    """The register as the earlier version left it."""
    shutil.rmtree(settings.home, ignore_errors=True)
    shutil.copytree(home, settings.home)


def opened_file(settings: Settings) -> Database:
    key = read_key_file(settings.key_file).opened_by("sanne", PASSWORD)
    assert key
    return open_embedded(settings.database_file, key)


def after_a_kill(settings: Settings, home: Path, clock: FixedClock, at: int | float) -> str:
    """What the register is after a kill there: old, new, or neither (what it holds)."""
    fresh(settings, home)
    before = opened_file(settings)
    old, rows = version(before), kept_rows(before)
    before.close()
    if not upgrade_killed(lambda: opened_file(settings), at):
        return "whole"
    left = opened_file(settings)
    found, kept = version(left), kept_rows(left)
    left.close()
    if found not in (old, HEAD) or kept != rows:
        return f"{found}: {kept}"
    try:
        register = sign_in(settings, "sanne", PASSWORD, clock)
    except CaseregError as fault:
        return str(fault)
    kept = kept_rows(register._database)
    register.close()
    return ("old" if found == old else "new") if kept == KEPT else str(kept)


def test_on_a_server(server: str, server_settings: Settings) -> None:
    """PostgreSQL changes tables in a transaction as well: then nothing of it is left."""
    base = server_settings.database_url
    name, chance = make_url(base).database, random.Random(4)
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    for revision in REVISIONS[:-1:4]:
        made = open_server(base).seen_by(OWNING)
        for one in REVISIONS[REVISIONS.index(version(made) or "0001") :]:
            if one <= revision and one != version(made):
                upgraded_to(made, one)
        made.close()
        url = base.replace(f"/{name}?", f"/{name}_k?")

        def copy(target: str = f"{name}_k") -> None:
            with engine.connect() as connection:
                connection.execute(text(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)"))
                connection.execute(text(f"CREATE DATABASE {target} TEMPLATE {name}"))

        def opened(address: str = url) -> Database:
            return open_server(address).seen_by(OWNING)

        copy()
        # The roles of the server outlive the database, so they are made only the first time.
        last = statements(opened, copy) * 4 // 5
        for at in (chance.randrange(1, last), last):
            copy()
            assert upgrade_killed(opened, at)
            left = opened()
            assert version(left) == revision
            assert kept_rows(left) == KEPT
            make_schema(left)
            assert version(left) == HEAD
            assert kept_rows(left) == KEPT
            left.close()
    engine.dispose()
