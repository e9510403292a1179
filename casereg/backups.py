"""Writing a backup: one zip of the encrypted file and its key slots.

It opens with the passwords of the day it was made, and holds nothing readable without one
but how far the audit was.
"""

import os
import zipfile
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from casereg.errors import Refused
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch
from models.audit_anchor import anchor_now
from models.database import Database
from models.embedded import copy_embedded

DATABASE_NAME, KEYS_NAME = "casereg.db", "casereg.keys.json"


def write_backup(database: Database, key_file: Path, folder: Path, moment: datetime) -> Path:
    """Write a backup into ``folder`` while others go on working; whole or not at all."""
    name = f"casereg-{moment.astimezone():%Y%m%d-%H%M%S-%f}.zip"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".casereg-") as place:
            copy = Path(place) / DATABASE_NAME
            # Before the copy, so that the copy holds at least this.
            with database.reading() as session:
                anchor = anchor_now(session, moment)
            copy_embedded(database, copy)
            building = Path(place) / name
            with zipfile.ZipFile(building, "w") as archive:
                archive.write(copy, DATABASE_NAME)
                archive.write(key_file, KEYS_NAME)
                if anchor:
                    archive.writestr(ANCHOR_NAME, anchor.as_bytes())
            sync_file(building)
            building.chmod(0o600)
            building.replace(folder / name)
        sync_folder(folder)
    except OSError as fault:
        raise Refused(
            f"De reservekopie kan niet in {folder} worden geschreven ({in_dutch(fault)}). "
            "Kies een andere map of maak ruimte vrij."
        ) from None
    return folder / name


def sync_file(path: Path) -> None:
    """Make what was written to ``path`` survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
