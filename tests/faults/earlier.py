"""Registers as each earlier version of casereg left them, with rows in them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import alembic.command
import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from casereg.config import Settings
from casereg.security.key_file import write_key_file
from casereg.security.keyslots import KeyFile, new_key
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.database import Database
from models.embedded import open_embedded
from models.migrate import known, make_schema
from tests.conftest import PASSWORD
from tests.models.test_migrations import FIRST_REGISTER, FIRST_RELEASES

CODE = "meierijstad-2022"
REVISIONS = tuple(reversed(known()))
# What is put in once a register has come to this revision.
ROWS: dict[str, tuple[str, ...]] = {
    "0001": (
        *FIRST_REGISTER,
        "INSERT INTO account (id, name, role, active, added_at) "
        "VALUES (2, 'admin', 'beheerder', true, '2022-01-01 12:00:00')",
        *(
            "INSERT INTO audit (seq, at, account_id, role, deed, subject, outcome) "
            f"VALUES ({seq}, '2022-02-02 12:00:00', 1, 'sociaal werker', 'contact.log', "
            f"'contact {seq}', 'gedaan')"
            for seq in (1, 2, 3)
        ),
    ),
    "0005": FIRST_RELEASES,
}
# What must be there after any upgrade.
KEPT = {
    "SELECT name FROM client ORDER BY id": ["Ans", "Mo", "Zoë"],
    "SELECT note FROM contact": ["belt"],
    "SELECT score FROM meting": [7.5],
    "SELECT party FROM case_party": ["client"],
    "SELECT subject FROM audit WHERE deed = 'contact.log' ORDER BY seq": [
        "contact 1",
        "contact 2",
        "contact 3",
    ],
}


def upgraded_to(database: Database, revision: str) -> None:
    """Bring an older register no further than ``revision``, and add its rows."""
    upgrade: Callable[..., Any] = alembic.command.upgrade
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("alembic.command.upgrade", lambda config, _: upgrade(config, revision))
        make_schema(database)
    with database.writer.begin() as connection:
        for statement in ROWS.get(revision, ()):
            connection.execute(text(statement))
        if revision == "0001":
            _say_which(connection)


def _say_which(connection: Any) -> None:
    """Which register this is, its passwords on a server, and the opdracht it works with."""
    moment = "2022-01-01 12:00:00"
    connection.execute(
        text("INSERT INTO register_info (id, database_id, made_at) VALUES (1, :id, :at)"),
        {"id": "een-register", "at": moment},
    )
    hashed = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    connection.execute(text("UPDATE account SET password_hash = :one"), {"one": hashed})
    content = built_in(CODE)
    catalogue = read_catalogue(content, CODE)
    connection.execute(
        text(
            "INSERT INTO opdracht (code, version, title, valid_from, valid_until, sha256, text, "
            "loaded_at) VALUES (:code, 1, 'x', :start, :end, :sha, :text, :at)"
        ),
        {
            "code": CODE,
            "start": catalogue.geldig_van.isoformat(),
            "end": catalogue.geldig_tot.isoformat(),
            "sha": uuid4().hex,
            "text": content,
            "at": moment,
        },
    )


def earlier_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each revision, and the home of an embedded register that stands at it."""
    home, key = folder / "eerder", new_key()
    settings = Settings(home=home)
    home.mkdir()
    slots = KeyFile("een-register").with_slot("sanne", PASSWORD, key)
    write_key_file(settings.key_file, slots.with_slot("admin", PASSWORD, key))
    for revision in REVISIONS:
        database = open_embedded(settings.database_file, key)
        upgraded_to(database, revision)
        database.close()
        yield revision, Path(shutil.copytree(home, folder / revision))


def kept_rows(database: Database) -> dict[str, list[Any]]:
    """What is there of what must be there."""
    with database.writer.connect() as connection:
        return {asked: list(connection.execute(text(asked)).scalars()) for asked in KEPT}
