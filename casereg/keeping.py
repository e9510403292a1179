"""Putting a backup back: opened, looked through, and then in place of what stood there."""

from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session, select

from casereg import restoring
from casereg.backups import write_backup
from casereg.clock import Clock
from casereg.config import Settings
from casereg.erasing_again import erase_again_after_restore
from casereg.errors import NotSignedIn, Refused, RegisterDamaged, RegisterUnavailable
from casereg.network_share import refuse_network_share
from casereg.opening import WRONG
from casereg.rekeying import vault_of
from casereg.releases_out import highest_known
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.anchor import write_anchor
from casereg.security.rights import RESTORE, Role, require
from casereg.security.vault import Vault
from casereg.services import second_factors
from casereg.system_faults import in_dutch
from casereg.unpacking import DAMAGED, look_through, refuse_other_register, unpack, vault_in
from exports.ledger.carrying import carry_over, count_on_from
from models.account import Account
from models.audit import Audit
from models.audit_anchor import anchor_now, highest_release, register_id
from models.audit_aside import note_kept
from models.audit_chain import note
from models.database import Database
from models.embedded import open_embedded


def restore(
    settings: Settings, file: Path, name: str, password: str, clock: Clock, release: int = 0
) -> Path | None:
    """Put a backup in place, after a beheerder opened it and it was found whole.

    ``password`` may be the recovery code of then. ``release`` is the highest number of a
    release that is out, where this machine cannot know. What stood there is kept, never
    thrown away: gives the backup that was made of it, or the folder that it was moved to
    because it could not be read. Raises :class:`Refused` for a file that is no backup, is
    damaged or is of another register, and :class:`NotSignedIn` when name and password do
    not open it; then nothing has changed.
    """
    if not settings.embedded:
        raise Refused("Een register op een teamserver zet je terug met de middelen van PostgreSQL.")
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        refuse_network_share(settings.home)
        with (
            TemporaryDirectory(dir=settings.home, prefix=restoring.PREFIX) as folder,
            restoring.alone(settings),
        ):
            restoring.finish(settings)
            restoring.clear_away(settings, Path(folder))
            place = Path(folder) / "klaar"
            unpack(file, place)
            refuse_other_register(place, settings)
            return _put_back(settings, place, (name.strip().lower(), password), clock, release)
    except OSError as fault:
        raise RegisterUnavailable(
            f"In {settings.home} kan niet worden geschreven ({in_dutch(fault)}). "
            "Er is niets veranderd. Maak ruimte vrij en probeer het opnieuw."
        ) from None


def _put_back(
    settings: Settings, place: Path, who: tuple[str, str], clock: Clock, release: int
) -> Path | None:
    vault, by_code = vault_in(place, *who)
    now, code = clock.now(), None if by_code else settings.totp
    with ExitStack() as opened:
        try:
            database = open_embedded(vault.database_file, vault.key)
        except RegisterUnavailable:
            raise Refused(DAMAGED) from None
        opened.callback(database.close)
        look_through(database, place)
        standing, own = _standing(settings, vault, *who)
        if standing:
            opened.callback(standing.close)
        bring_to_now(settings, database, standing, who[0], code, clock, release)
        with database.reading() as session:
            if anchor := anchor_now(session, now):
                write_anchor(place / ANCHOR_NAME, anchor)
        database.close()
        if standing is None or own is None:
            return restoring.put_in_place(settings, place)
        try:
            kept = write_backup(standing, own, settings.backups, now)
        except RegisterDamaged:
            standing.close()
            return restoring.put_in_place(settings, place)
        if own.key != vault.key:
            standing.close()
            restoring.put_in_place(settings, place)
        else:
            restoring.write_over(settings, place, vault.key)
        return kept


def bring_to_now(
    settings: Settings,
    database: Database,
    standing: Database | None,
    name: str,
    code: str | None,
    clock: Clock,
    release: int,
) -> None:
    """What was taken from a backup and must not forget what came after, once it is allowed.

    ``code`` is of the second factor of ``name``, None asks none.
    """
    now = clock.now()
    with database.writing() as session:
        by = _allowed(session, name, code, clock.elsewhere())
        note_kept(session, settings.audit_aside)
        note(session, Audit(at=now, account_id=by, role=Role.ADMIN, deed=RESTORE.code))
        _erase_again(session, settings, standing, by, now)
    _keep_counting(settings, database, standing, by, now, release)


def _allowed(session: Session, name: str, code: str | None, now: datetime) -> int:
    """The beheerder who puts it back; ``code`` is of the second factor, None asks none."""
    account = session.exec(select(Account).where(Account.name == name)).one_or_none()
    if account is None or account.id is None or not account.active:
        raise NotSignedIn(WRONG)
    if code is not None:
        second_factors.prove(session, account.id, code, now)
    require(account.role, RESTORE)
    return account.id


def _erase_again(
    session: Session, settings: Settings, standing: Database | None, by: int, now: datetime
) -> None:
    """Who was erased since the backup goes again, also when what stands cannot tell who."""
    listed = settings.erased_list
    try:
        erase_again_after_restore(session, standing, listed, by, Role.ADMIN, now)
    except RegisterUnavailable:
        erase_again_after_restore(session, None, listed, by, Role.ADMIN, now)


def _standing(
    settings: Settings, backup: Vault, name: str, password: str
) -> tuple[Database | None, Vault | None]:
    """The register that stands there, with its key; none when there is none or it does not open.

    It must be written over from within: programs that have it open would go on with a
    file that was put aside under them.
    """
    file, keys = settings.database_file, settings.key_file
    if not (file.exists() and file.stat().st_size and keys.exists()):
        return None, None
    with suppress(RegisterUnavailable):
        return open_embedded(file, backup.key), Vault(keys, backup.key, file)
    with suppress(RegisterUnavailable):  # its key was changed since the backup
        if own := vault_of(file, keys, name, password):
            return open_embedded(file, own.key), own
    return None, None


def _keep_counting(
    settings: Settings,
    database: Database,
    standing: Database | None,
    by: int,
    now: datetime,
    release: int,
) -> None:
    """Releases that are out stay, or at least their numbers: none is given twice."""
    out = release
    if standing:
        with suppress(RegisterUnavailable), standing.reading() as before:
            out = max(out, highest_release(before))
            with database.writing() as session:
                carry_over(before, session)
    with database.writing() as session:
        known = highest_known(settings, register_id(session))
        count_on_from(session, max(out, known), by, now)
