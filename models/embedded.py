"""The embedded register: one SQLCipher file, opened with a raw 32-byte key."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlalchemy.pool import QueuePool

from casereg.errors import RegisterUnavailable
from models.database import Database, begin_as_asked
from models.faults import explained, meaning_of

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


def open_embedded(path: Path, key: bytes) -> Database:
    """The register in ``path``; raises :class:`RegisterUnavailable` when it cannot be opened."""
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
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    begin_as_asked(engine)
    return Database(engine.execution_options(casereg_writing=True), engine, still_there)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def connect(path: Path, key: bytes) -> Any:
    """One driver connection with the key and all pragmas set; the key proves itself first."""
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema")
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlcipher.Error as fault:
        connection.close()
        raise RegisterUnavailable(meaning_of(fault)) from None
    return connection


def copy_embedded(database: Database, target: Path) -> None:
    """Write a consistent, equally encrypted copy while others go on working."""
    with explained(), database.reader.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        try:
            driver.execute("VACUUM INTO ?", (str(target),))
        except sqlcipher.Error as fault:
            raise RegisterUnavailable(meaning_of(fault)) from None


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
        raise RegisterUnavailable(meaning_of(fault)) from None


def check_whole(database: Database) -> bool:
    """Whether every page carries its right seal (HMAC) and the file hangs together."""
    with explained(), database.reader.connect() as connection:
        forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
        state = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    return forged is None and state == "ok"
