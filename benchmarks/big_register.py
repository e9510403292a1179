"""A big encrypted register, filled in bulk: by far not the way people fill one."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.big_rows import CONTACT, WHEN, WORKERS, YEARS, BigRows
from benchmarks.big_trajecten import trajecten
from casereg.config import Settings
from casereg.opening import open_for
from casereg.register import sign_in
from casereg.setup import initialise
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.embedded import connect
from models.forms import AccountForm

ADMIN, COORDINATOR, PASSWORD = "admin", "willem", "paard-batterij-nietje-kaas"
NEWEST = "meierijstad-2023"


def build(home: Path, contacts: int) -> Settings:
    """A register in ``home`` with so many contacts over five years, each under its own year."""
    settings = Settings(home=home)
    initialise(settings, ADMIN, PASSWORD, [NEWEST])
    admin = sign_in(settings, ADMIN, PASSWORD)
    for year in YEARS:
        if f"meierijstad-{year}" != NEWEST:
            admin.load_catalogue(_text_of(year))
    admin.add_account(AccountForm(name=COORDINATOR, role="coordinator"), PASSWORD)
    admin.close()
    catalogue = read_catalogue(built_in(NEWEST), NEWEST)
    connection = connect(settings.database_file, key_of(settings))
    try:
        _fill(connection, catalogue, contacts)
    finally:
        connection.close()
    return settings


def key_of(settings: Settings) -> bytes:
    """The key of the register."""
    opened = open_for(settings, ADMIN, PASSWORD)
    opened.database.close()
    assert opened.vault is not None
    return opened.vault.key


def _text_of(year: int) -> str:
    """The newest catalogue as if it were that of another year."""
    text = built_in(NEWEST).replace(f'"{NEWEST}"', f'"meierijstad-{year}"', 1)
    return re.sub(r"(?m)^(geldig_\w+ = )2023", rf"\g<1>{year}", text)


def _fill(connection: Any, catalogue: Catalogue, contacts: int) -> None:
    """All rows in one transaction without a journal; indexes are made after the contacts."""
    # Else the driver looks long for how to store what it can store as it is: 10 s in a million.
    sqlcipher.register_adapter(type(None), lambda nothing: nothing)
    sqlcipher.register_adapter(bool, int)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    rows = BigRows(catalogue, contacts)
    connection.execute("BEGIN")
    _people(connection, rows)
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_schema "
        "WHERE tbl_name = 'contact' AND sql LIKE 'CREATE INDEX%'"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    _insert(connection, "contact", CONTACT, rows.contact_rows())
    for _, statement in indexes:
        connection.execute(statement)
    _insert(connection, "participation", ("contact_id", "client_id"), rows.participations)
    years = ((*key, *home) for key, home in rows.client_years.items())
    _insert(connection, "client_year", ("client_id", "year", "kern", "leeftijdsgroep"), years)
    for table, content in trajecten(rows).items():
        if content:
            _insert(connection, table, tuple(content[0]), (tuple(r.values()) for r in content))
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")


def _people(connection: Any, rows: BigRows) -> None:
    teams = [team.code for team in rows.catalogue.gebiedsteams]
    workers = (
        (100 + n, f"werker{n}", "sociaal werker", teams[n % len(teams)], 1, WHEN)
        for n in range(WORKERS)
    )
    _insert(connection, "account", ("id", "name", "role", "team", "active", "added_at"), workers)
    columns = ("id", "name", "birth_year", "kern", "team", "added_by", "added_at")
    people = (
        (one.number, f"Naam {one.number}", one.birth_year, one.kern, one.team, 1, WHEN)
        for one in rows.people
    )
    _insert(connection, "client", columns, people)


def _insert(
    connection: Any, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    places = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
