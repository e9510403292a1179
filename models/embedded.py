"""The embedded register: one SQLCipher file, opened with a raw 32-byte key."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from casereg.errors import RegisterDamaged, RegisterUnavailable
from models.database import Database, begin_as_asked
from models.faults import explained, meaning_of, unavailable
from models.kept_tables import seal

# A WAL corruption bug was fixed in 3.51.3 (sqlite.org/wal.html).
OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 30_000
PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    # Sorting and counting make temporary tables: those of an encrypted register never
    # go to a file, whatever the driver was built to do.
    "temp_store=MEMORY",
    # In KiB: the index entries of a quarter fit, so they are decrypted once for all figures.
    "cache_size=-32000",
)


def open_embedded(path: Path, key: bytes, only_read: bool = False) -> Database:
    """The register in ``path``; raises :class:`RegisterUnavailable` when it cannot be opened.

    With ``only_read`` no connection ever writes to the file.
    """
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise RegisterUnavailable(
            f"SQLite {sqlcipher.sqlite_version} is te oud en kan gegevens kwijtraken. "
            "Installeer casereg opnieuw."
        )
    connect(path, key).close()
    identity = _identity(path)

    def still_there() -> None:
        if _identity(path) != identity:
            raise RegisterUnavailable(
                "Het register is intussen vervangen of weg. Meld je opnieuw aan."
            )

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, only_read),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    begin_as_asked(engine)
    writer = engine.execution_options(casereg_writing=not only_read)
    return Database(writer, engine, still_there, damaged=lambda: _has_forged_page(path, key))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def connect(path: Path, key: bytes, only_read: bool = False) -> Any:
    """One driver connection with the key and all pragmas set; the key proves itself first."""
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema")
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA query_only={'ON' if only_read else 'OFF'}")
        seal(connection)
    except sqlcipher.Error as fault:
        connection.close()
        raise unavailable(fault) from None
    return connection


def change_key(path: Path, old: bytes, new: bytes) -> bool:
    """Encrypt the whole register with ``new``, in one transaction; done before, it does nothing.

    Gives whether no page of the old key is left in the main file. Raises
    :class:`RegisterUnavailable` when the old key still holds.
    """
    try:
        connection = connect(path, new)
    except RegisterUnavailable:
        connection = _changed(path, old, new)
    try:
        # Whoever still reads what was before keeps those pages: then not all is moved yet.
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlcipher.Error:
        return False
    finally:
        connection.close()


def _changed(path: Path, old: bytes, new: bytes) -> Any:
    connection, reason = connect(path, old), ""
    try:
        connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
    except sqlcipher.Error as fault:
        reason = meaning_of(fault)
    finally:
        connection.close()
    try:
        return connect(path, new)
    except RegisterUnavailable as fault:
        raise RegisterUnavailable(reason or str(fault)) from None


@contextmanager
def locked(path: Path, key: bytes) -> Iterator[None]:
    """Keep all other writers out meanwhile."""
    connection = connect(path, key)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlcipher.Error as fault:
        raise unavailable(fault) from None
    finally:
        connection.close()


def copy_embedded(database: Database, target: Path, key: bytes) -> dict[str, int]:
    """Write a consistent, equally encrypted copy while others go on working.

    Gives how many rows each table had at that moment.
    """
    with explained(), database.reader.connect() as connection:
        rows = rows_by_table(connection)
        driver: Any = connection.connection.dbapi_connection
        written = connect(target, key)
        try:
            driver.backup(written)
        except sqlcipher.Error as fault:
            raise unavailable(fault) from None
        finally:
            written.close()
    return rows


def rows_by_table(connection: Connection) -> dict[str, int]:
    """How many rows each table has; one transaction sees one moment."""
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = [str(name) for name in connection.exec_driver_sql(names).scalars()]
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608
        for name in tables
    }


def copy_into(source: Path, target: Path, key: bytes) -> None:
    """Write ``source`` over ``target`` in one transaction, under whoever has it open."""
    try:
        taken, written = connect(source, key), connect(target, key)
        try:
            taken.backup(written)
        finally:
            taken.close()
            written.close()
    except sqlcipher.Error as fault:
        raise unavailable(fault) from None


def _has_forged_page(path: Path, key: bytes) -> bool:
    """Whether a page does not carry its seal; one that overflows then reads as zeros."""
    try:
        connection = connect(path, key)
    except RegisterUnavailable:
        return False  # it does not open any more, and that is said elsewhere
    try:
        return connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None
    finally:
        connection.close()


def check_whole(database: Database) -> bool:
    """Whether every page carries its right seal (HMAC) and the file hangs together."""
    try:
        with explained(), database.reader.connect() as connection:
            forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
            state = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    except RegisterDamaged:
        return False
    return forged is None and state == "ok"
