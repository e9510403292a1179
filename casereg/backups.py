"""Writing a backup: one zip of the encrypted file and its key slots.

It opens with the passwords of the day it was made, and holds nothing readable without one
but how far the audit was. It is opened and looked through before it gets its name.
"""

import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from casereg.errors import Refused, RegisterDamaged
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.anchor import Anchor
from casereg.security.vault import Vault
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch
from models.audit_anchor import anchor_now
from models.audit_faults import verdict
from models.database import Database
from models.embedded import check_whole, copy_embedded, open_embedded, rows_by_table

DATABASE_NAME, KEYS_NAME = "casereg.db", "casereg.keys.json"
DAMAGED = "beschadigd-"
PREFIX = ".casereg-"
ABANDONED = 86_400.0  # seconds
JOURNALS = ("-wal", "-shm")


def write_backup(database: Database, vault: Vault, folder: Path, moment: datetime) -> Path:
    """Write a backup into ``folder`` while others go on working; whole or not at all.

    Earlier ones stay. When the audit in it is not what was written it says so by its name.
    Raises :class:`Refused` when there is no place for it and :class:`RegisterDamaged` when
    not everything can be read.
    """
    with building(folder) as place:
        copy = place / DATABASE_NAME
        copy.touch(mode=0o600)
        rows = copy_embedded(database, copy, vault.key)
        anchor, fault = looked_through(copy, vault.key, rows, moment)
        kept = {copy: DATABASE_NAME, vault.path: KEYS_NAME}
        return placed(place, kept, anchor, folder, moment, DAMAGED if fault else "")


def write_damaged(vault: Vault, folder: Path, moment: datetime) -> Path:
    """Keep the files of a damaged register as they are, with all that still can be read.

    It cannot be put back.
    """
    file = vault.database_file
    journals = (file.with_name(f"{file.name}{end}") for end in JOURNALS)
    standing = {one: one.name for one in (file, *journals) if one.exists()}
    with building(folder) as place:
        return placed(place, standing | {vault.path: KEYS_NAME}, None, folder, moment, DAMAGED)


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A place beside the backups to make one in."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear_away(folder)
        with TemporaryDirectory(dir=folder, prefix=PREFIX) as place:
            yield Path(place)
    except OSError as fault:
        raise Refused(
            f"De reservekopie kan niet in {folder} worden geschreven ({in_dutch(fault)}). "
            "Kies een andere map of maak ruimte vrij."
        ) from None


def _clear_away(folder: Path) -> None:
    """Throw away what backups that were killed left; nobody makes one for a day."""
    for left in folder.glob(f"{PREFIX}*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def says_damaged(backup: Path) -> bool:
    """Whether it was made of a register that was not whole."""
    return backup.name.startswith(f"casereg-{DAMAGED}")


def looked_through(
    copy: Path, key: bytes, rows: dict[str, int] | None, moment: datetime
) -> tuple[Anchor | None, str]:
    """How far the audit of the copy is, and what is wrong with it, once everything is in it.

    ``rows`` is how many each table must have, when that was not seen to before.
    """
    opened = open_embedded(copy, key)
    try:
        with opened.reader.connect() as connection:
            same = rows is None or rows_by_table(connection) == rows
        if not same or not check_whole(opened):
            raise RegisterDamaged("De reservekopie is niet goed gelukt. Kijk met: casereg doctor.")
        with opened.reading() as session:
            anchor = anchor_now(session, moment)
            return anchor, verdict(session).fault if anchor else ""
    finally:
        opened.close()


def placed(
    place: Path,
    files: dict[Path, str],
    anchor: Anchor | None,
    folder: Path,
    moment: datetime,
    mark: str = "",
) -> Path:
    """Pack the files and give the backup a name that none has yet."""
    packed = place / "reservekopie"
    with zipfile.ZipFile(packed, "w") as archive:
        for file, name in files.items():
            archive.write(file, name)
        if anchor:
            archive.writestr(ANCHOR_NAME, anchor.as_bytes())
    sync_file(packed)
    packed.chmod(0o600)
    target = _free_name(folder, f"casereg-{mark}{moment.astimezone():%Y%m%d-%H%M%S-%f}")
    packed.replace(target)
    sync_folder(folder)
    return target


def _free_name(folder: Path, name: str) -> Path:
    """A clock that was set back makes the same name once more."""
    number, target = 1, folder / f"{name}.zip"
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}.zip"
    return target


def sync_file(path: Path) -> None:
    """Make what was written to ``path`` survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
