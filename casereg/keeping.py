"""Putting a backup back, and getting in again with the recovery code."""

import shutil
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import select

from casereg.backups import DATABASE_NAME, KEYS_NAME, sync_file, write_backup
from casereg.clock import Clock
from casereg.config import Settings
from casereg.errors import NotSignedIn, Refused, RegisterUnavailable
from casereg.opening import WRONG, open_vault
from casereg.rekeying import vault_of
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.keyslots import RECOVERY, read_key_file, write_key_file
from casereg.security.passwords import check_strength
from casereg.security.rights import RESTORE, require
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch
from models.account import Account
from models.audit import Audit
from models.audit_chain import note
from models.database import Database
from models.embedded import check_whole, copy_into, open_embedded
from models.migrate import current, known, make_schema
from models.second_factor import forget_second_factor


def restore(settings: Settings, file: Path, name: str, password: str, clock: Clock) -> Path | None:
    """Put a backup in place, after a beheerder opened it and it was found whole.

    What stood there is kept, never thrown away: gives the backup that was made of it, or
    the folder that it was moved to because it could not be opened. Raises
    :class:`Refused` for a file that is no backup, is damaged or is of another register,
    and :class:`NotSignedIn` when name and password do not open it.
    """
    if not settings.embedded:
        raise Refused("Een register op een teamserver zet je terug met de middelen van PostgreSQL.")
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=settings.home, prefix=".terugzetten-") as folder:
        place = Path(folder)
        _unpack(file, place)
        _refuse_other_register(place, settings)
        key = _prove(place, name.strip().lower(), password, clock.now())
        standing = _standing(settings, key)
        if standing is None:
            return _replace(place, settings)
        try:
            kept = write_backup(standing, settings.key_file, settings.backups, clock.now())
            copy_into(place / DATABASE_NAME, settings.database_file, key)
        finally:
            standing.close()
        write_key_file(settings.key_file, read_key_file(place / KEYS_NAME))
        # It says how far the audit was that was just replaced; the backup of it says so too.
        settings.audit_anchor.unlink(missing_ok=True)
    return kept


def reset_with_recovery(
    settings: Settings, name: str, code: str, password: str, clock: Clock
) -> None:
    """Give an account a new password with the printed recovery code instead of a sign-in."""
    if not settings.embedded:
        raise Refused("Een teamserver heeft geen herstelcode. Vraag een andere beheerder.")
    check_strength(password, name)
    try:
        vault = open_vault(settings, RECOVERY, code.strip().upper())
    except NotSignedIn:
        raise NotSignedIn("Deze herstelcode klopt niet. Kijk hem na.") from None
    database = open_embedded(settings.database_file, vault.key)
    try:
        with vault.kept_on_failure(name), database.writing() as session:
            account = session.exec(select(Account).where(Account.name == name)).one_or_none()
            if account is None:
                raise Refused(f"Er is geen account {name}.")
            account.active = True
            forget_second_factor(session, account.id or 0)
            subject = f"account {account.id}"
            deed = Audit(at=clock.now(), role=RECOVERY, deed="account.recover", subject=subject)
            note(session, deed)
            vault.let_in(name, password)
            if vault.outdated(RECOVERY):
                vault.let_in(RECOVERY, code.strip().upper())
    finally:
        database.close()


def _unpack(file: Path, place: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = sorted(name for name in archive.namelist() if name != ANCHOR_NAME)
            if names != [DATABASE_NAME, KEYS_NAME]:
                raise Refused(f"{file} is geen reservekopie van casereg. Kies een ander bestand.")
            archive.extractall(place)
    except FileNotFoundError:
        raise Refused(f"{file} bestaat niet. Kijk de naam na.") from None
    except OSError as fault:
        raise Refused(f"{file} kan niet worden uitgepakt ({in_dutch(fault)}).") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        raise Refused(
            f"{file} is beschadigd of geen reservekopie. Kies een ander bestand."
        ) from None


def _refuse_other_register(place: Path, settings: Settings) -> None:
    """A standing register is replaced by an older state of itself, not by another one."""
    try:
        standing = read_key_file(settings.key_file).database_id
    except RegisterUnavailable:
        return  # missing or damaged: that is what a backup is for
    if read_key_file(place / KEYS_NAME).database_id != standing:
        raise Refused(
            "Deze reservekopie is van een ander register. Zet hem terug in een lege map, "
            "met CASEREG_HOME."
        )


def _prove(place: Path, name: str, password: str, now: datetime) -> bytes:
    """Open what was unpacked, look it through, and write down who puts it back."""
    vault = vault_of(place / DATABASE_NAME, place / KEYS_NAME, name, password)
    if vault is None:
        raise NotSignedIn(WRONG)
    database = open_embedded(place / DATABASE_NAME, vault.key)
    try:
        with database.reader.connect() as connection:
            version = current(connection)
        if version not in known():
            raise Refused("Deze reservekopie is gemaakt met een nieuwere versie van casereg.")
        if not check_whole(database):
            raise RegisterUnavailable("Deze reservekopie is beschadigd. Kies een andere.")
        make_schema(database)
        _note_restore(database, name, now)
    finally:
        database.close()
    return vault.key


def _note_restore(database: Database, name: str, now: datetime) -> None:
    with database.writing() as session:
        account = session.exec(select(Account).where(Account.name == name)).one_or_none()
        if account is None or not account.active:
            raise NotSignedIn(WRONG)
        require(account.role, RESTORE)
        deed = Audit(at=now, account_id=account.id, role=account.role, deed=RESTORE.code)
        note(session, deed)


def _standing(settings: Settings, key: bytes) -> Database | None:
    """The register that stands there, or None when there is none or it does not open.

    It must be written over from within: programs that have it open would go on with a
    file that was put aside under them.
    """
    if not (settings.database_file.exists() and settings.key_file.exists()):
        return None
    try:
        return open_embedded(settings.database_file, key)
    except RegisterUnavailable:
        return None


def _replace(place: Path, settings: Settings) -> Path | None:
    """Move aside whatever stands there, also a journal or keys alone, and take its place."""
    standing = list(settings.home.glob(f"{settings.database_file.name}*"))
    standing += [file for file in (settings.key_file, settings.audit_anchor) if file.exists()]
    aside = _free_folder(settings.home) if standing else None
    for path in standing:
        shutil.move(path, (aside or settings.home) / path.name)
    for name, target in (
        (KEYS_NAME, settings.key_file),
        (DATABASE_NAME, settings.database_file),
    ):
        (place / name).chmod(0o600)
        sync_file(place / name)
        (place / name).replace(target)
    sync_folder(settings.home)
    return aside


def _free_folder(home: Path) -> Path:
    number = 1
    while (folder := home / f"voor-terugzetten-{number}").exists():
        number += 1
    folder.mkdir(mode=0o700)
    return folder
