"""A backup of a team server: all its rows as an embedded register, encrypted as a whole.

It opens with a recovery code that is given once, at the first backup from this machine, and
holds for all later ones. The key file beside the settings holds what seals for that code.
"""

from datetime import datetime
from pathlib import Path

from casereg.backups import DAMAGED, DATABASE_NAME, KEYS_NAME, building, looked_through, placed
from casereg.errors import Refused
from casereg.security.key_file import read_key_file, write_key_file
from casereg.security.keyslots import RECOVERY, KeyFile, new_key, new_recovery_code
from models.audit_anchor import register_id
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.faults import explained
from models.migrate import make_schema
from models.moving import fill_file


def backup_code(database: Database, key_file: Path) -> str | None:
    """Make the code that opens backups from this machine; None when it was given before."""
    if key_file.exists():
        return None
    with database.seen_by(OWNING).reading() as session:
        register, code = register_id(session), new_recovery_code()
    write_key_file(key_file, KeyFile(register).with_slot(RECOVERY, code, new_key()))
    return code


def write_server_backup(database: Database, key_file: Path, folder: Path, moment: datetime) -> Path:
    """Write a backup into ``folder`` while others go on working; whole or not at all.

    Raises :class:`Refused` as long as there is no code, or no place for it.
    """
    if not key_file.exists():
        raise Refused("Maak de eerste reservekopie in de terminal, voor de code: casereg backup")
    key = new_key()
    with building(folder) as place:
        copy = place / DATABASE_NAME
        copy.touch(mode=0o600)
        keys = place / "sleutels"
        write_key_file(keys, read_key_file(key_file).with_coming(key).changed_to(key))
        _copied(database, copy, key)
        anchor, fault = looked_through(copy, key, None, moment)
        files = {copy: DATABASE_NAME, keys: KEYS_NAME}
        return placed(place, files, anchor, folder, moment, DAMAGED if fault else "")


def _copied(database: Database, copy: Path, key: bytes) -> None:
    """Fill a new file with what the server holds at one moment."""
    opened = open_embedded(copy, key)
    try:
        make_schema(opened)
        with (
            explained(),
            database.seen_by(OWNING).reader.connect() as source,
            opened.writer.begin() as target,
        ):
            fill_file(source, target)
    finally:
        opened.close()
