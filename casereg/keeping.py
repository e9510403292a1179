"""Keeping a register: backup, restore, and getting in again with the recovery code.

A backup is one zip of the encrypted file and its key slots: it opens with the
passwords of the day it was made, and holds nothing readable without one.
"""

import os
import shutil
import zipfile
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import select

from casereg.clock import Clock
from casereg.config import Settings
from casereg.errors import NotSignedIn, Refused, RegisterUnavailable
from casereg.opening import WRONG, open_vault
from casereg.security.keyslots import RECOVERY, read_key_file
from casereg.security.passwords import check_strength
from casereg.security.whole_files import sync_folder
from models.account import Account
from models.audit import Audit
from models.database import Database
from models.embedded import check_whole, copy_embedded, open_embedded

DATABASE_NAME, KEYS_NAME = "casereg.db", "casereg.keys.json"


def write_backup(database: Database, key_file: Path, folder: Path, moment: datetime) -> Path:
    """Write a backup into ``folder`` while others go on working; whole or not at all."""
    name = f"casereg-{moment.astimezone():%Y%m%d-%H%M%S}.zip"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".casereg-") as place:
            copy = Path(place) / DATABASE_NAME
            copy_embedded(database, copy)
            building = Path(place) / name
            with zipfile.ZipFile(building, "w") as archive:
                archive.write(copy, DATABASE_NAME)
                archive.write(key_file, KEYS_NAME)
            _sync(building)
            building.chmod(0o600)
            building.replace(folder / name)
        sync_folder(folder)
    except OSError as fault:
        raise Refused(
            f"De reservekopie kan niet in {folder} worden geschreven ({fault.strerror}). "
            "Kies een andere map of maak ruimte vrij."
        ) from None
    return folder / name


def restore(settings: Settings, file: Path, name: str, password: str) -> Path | None:
    """Put a backup in place, after it was opened and found whole.

    What stood there is moved aside, never thrown away; gives the folder it went to.
    Raises :class:`Refused` for a file that is no backup or is damaged, and
    :class:`NotSignedIn` when name and password do not open it.
    """
    if not settings.embedded:
        raise Refused("Een register op een teamserver zet je terug met de middelen van PostgreSQL.")
    settings.home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.home, prefix=".terugzetten-") as place:
        _unpack(file, Path(place))
        _prove(Path(place), name, password)
        aside = _move_aside(settings)
        for found, target in _pairs(Path(place), settings):
            _sync(found)
            found.replace(target)
        sync_folder(settings.home)
    return aside


def reset_with_recovery(
    settings: Settings, name: str, code: str, password: str, clock: Clock
) -> None:
    """Give an account a new password with the printed recovery code instead of a sign-in."""
    check_strength(password, name)
    vault = open_vault(settings, RECOVERY, code.strip().upper())
    database = open_embedded(settings.database_file, vault.key)
    try:
        with database.writing() as session:
            account = session.exec(select(Account).where(Account.name == name)).one_or_none()
            if account is None:
                raise Refused(f"Er is geen account {name}.")
            account.active = True
            deed = Audit(at=clock.now(), role=RECOVERY, deed="account.recover", subject=name)
            session.add(deed)
            vault.let_in(name, password)
    finally:
        database.close()


def _unpack(file: Path, place: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            if sorted(archive.namelist()) != [DATABASE_NAME, KEYS_NAME]:
                raise Refused(f"{file} is geen reservekopie van casereg. Kies een ander bestand.")
            archive.extractall(place)
    except FileNotFoundError:
        raise Refused(f"{file} bestaat niet. Kijk de naam na.") from None
    except OSError as fault:
        raise Refused(f"{file} kan niet worden uitgepakt ({fault.strerror}).") from None
    except (zipfile.BadZipFile, EOFError, ValueError):
        raise Refused(
            f"{file} is beschadigd of geen reservekopie. Kies een ander bestand."
        ) from None


def _prove(place: Path, name: str, password: str) -> None:
    """Open what was unpacked and look it through."""
    key = read_key_file(place / KEYS_NAME).opened_by(name.strip().lower(), password)
    if key is None:
        raise NotSignedIn(WRONG)
    database = open_embedded(place / DATABASE_NAME, key)
    try:
        if not check_whole(database):
            raise RegisterUnavailable("Deze reservekopie is beschadigd. Kies een andere.")
    finally:
        database.close()


def _move_aside(settings: Settings) -> Path | None:
    """Keep the register that stands there, with its journal, in a folder of its own."""
    if not settings.database_file.exists():
        return None
    number = 1
    while (aside := settings.home / f"voor-terugzetten-{number}").exists():
        number += 1
    aside.mkdir()
    for path in (*settings.home.glob("casereg.db*"), settings.key_file):
        if path.exists():
            shutil.move(path, aside / path.name)
    return aside


def _pairs(place: Path, settings: Settings) -> tuple[tuple[Path, Path], ...]:
    return (
        (place / KEYS_NAME, settings.key_file),
        (place / DATABASE_NAME, settings.database_file),
    )


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
