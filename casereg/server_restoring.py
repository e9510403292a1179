"""Putting a backup of a team server into an empty database of a team server."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import col, func, select

from casereg.clock import Clock
from casereg.config import Settings
from casereg.errors import Refused
from casereg.keeping import bring_to_now
from casereg.unpacking import look_through, unpack, vault_in
from models.account import Account
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.faults import explained
from models.migrate import current, make_schema
from models.moving import fill_server
from models.opdracht import RegisterInfo
from models.server import open_server


def restore_on_server(
    settings: Settings, file: Path, name: str, code: str, clock: Clock, release: int = 0
) -> None:
    """Fill the empty database of the settings with a backup, whole or not at all.

    ``name`` is a beheerder and ``code`` the recovery code of the backup. Raises
    :class:`Refused` when a register stands there already: that one is never touched.
    """
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    server = open_server(settings.database_url).seen_by(OWNING)
    try:
        _require_empty(server)
        with TemporaryDirectory(dir=settings.home, prefix=".terugzetten-") as folder:
            place = Path(folder)
            unpack(file, place)
            vault, by_code = vault_in(place, name.strip().lower(), code)
            copy = open_embedded(vault.database_file, vault.key)
            try:
                look_through(copy, place)
                _require_passwords(copy)
                totp = None if by_code else settings.totp
                bring_to_now(settings, copy, None, name.strip().lower(), totp, clock, release)
                make_schema(server)
                with explained(), copy.reader.connect() as source, server.writer.begin() as target:
                    fill_server(source, target)
            finally:
                copy.close()
    finally:
        server.close()


def _require_empty(server: Database) -> None:
    """A register that stands is never written over; tables without one in them may be there."""
    with explained(), server.reader.connect() as connection:
        if current(connection) is None:
            return
        found = connection.execute(select(func.count()).select_from(RegisterInfo)).scalar_one()
    if found:
        raise Refused(
            "Op deze server staat al een register. Maak een lege database en kies die met "
            "CASEREG_DATABASE_URL."
        )


def _require_passwords(copy: Database) -> None:
    with copy.reading() as session:
        known = select(Account.id).where(col(Account.password_hash).is_not(None))
        if session.exec(known).first() is None:
            raise Refused(
                "Deze reservekopie is van een register in een bestand; op een teamserver kan "
                "daar niemand in. Zet hem terug zonder CASEREG_DATABASE_URL."
            )
