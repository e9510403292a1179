"""The journal (WAL) of the embedded register, in which overwritten pages stay for a while."""

from contextlib import suppress

from casereg.errors import RegisterUnavailable
from models.database import Database
from models.faults import explained


def empty_journal(database: Database) -> None:
    """Let the pages of before leave the journal; whoever reads at this moment keeps them.

    On a team server nothing is done: PostgreSQL clears up by itself (autovacuum).
    """
    if database.writer.dialect.name != "sqlite":
        return
    with suppress(RegisterUnavailable), explained(), database.reader.connect() as connection:
        driver = connection.connection.dbapi_connection
        if driver is not None:
            driver.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
