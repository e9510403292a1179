"""Bring a register to the schema of this program, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection

from casereg.errors import Refused, RegisterUnavailable
from models.context import OWNING
from models.database import Database
from models.faults import explained
from models.kept_tables import seal, unseal
from models.policies_in_force import in_force, put_in_force
from models.server_roles import find_roles

# The newest migration. A test holds it against Alembic, which is slow to import.
HEAD = "0011"
_SERVER_LOCK = 4_120_223


def current(connection: Connection) -> str | None:
    """The migration the register stands at, or None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def bring_up_to_date(database: Database, back_up: Callable[[], None]) -> None:
    """Run the migrations that are missing, in one transaction, and let a server follow the rights.

    ``back_up`` is called before anything changes. Raises :class:`Refused` when the
    register was made by a newer program, and :class:`RegisterUnavailable` when there is
    no register in this database at all.
    """
    with explained():
        with database.reader.connect() as connection:
            stands_at = current(connection)
            if stands_at == HEAD and in_force(connection):
                return
        if stands_at is None:
            raise RegisterUnavailable("Hier staat nog geen register. Maak er een: casereg init")
        if stands_at not in known():
            raise Refused(
                "Dit register is gemaakt met een nieuwere versie van casereg. "
                "Werk casereg bij en probeer het opnieuw."
            )
        back_up()
        _upgrade(database)


def require_newest(database: Database) -> None:
    """Raise :class:`RegisterUnavailable` for a register that cannot be read as it stands."""
    with explained(), database.reader.connect() as connection:
        if current(connection) != HEAD:
            raise RegisterUnavailable(
                "Dit register is beschadigd en van een eerdere versie. "
                "Zet een reservekopie terug met: casereg restore BESTAND."
            )


def make_schema(database: Database) -> None:
    """Make all tables in an empty database; one that holds a register stays as it is."""
    with explained():
        _upgrade(database)


def known() -> tuple[str, ...]:
    """All migrations this program has, oldest last."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return tuple(script.revision for script in scripts.walk_revisions())


def _upgrade(database: Database) -> None:
    """Upgrade under a lock, so that two programs starting together do it once.

    Foreign keys are switched off outside the transaction: Alembic rebuilds tables on
    SQLite, and a rebuilt parent would otherwise take its children along. Only here a
    connection may change the tables that are only added to.
    """
    on_sqlite = database.writer.dialect.name == "sqlite"
    with database.seen_by(OWNING).writer.connect() as connection:
        if on_sqlite:
            _foreign_keys(connection, "OFF")
            unseal(_driver(connection))
        try:
            with connection.begin():
                if not on_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_SERVER_LOCK})"))
                _run(connection)
                roles = None if on_sqlite else find_roles(connection)
                if roles:
                    put_in_force(connection, roles)
                if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise Refused("Het register klopt niet van binnen; er is niets veranderd.")
        finally:
            if on_sqlite:
                _foreign_keys(connection, "ON")
                seal(_driver(connection))


def _foreign_keys(connection: Connection, state: str) -> None:
    _driver(connection).cursor().execute(f"PRAGMA foreign_keys={state}")


def _driver(connection: Connection) -> DBAPIConnection:
    driver = connection.connection.dbapi_connection
    assert driver is not None  # noqa: S101 - a connection in use has its driver connection
    return driver


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
