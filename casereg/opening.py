"""From a name and a password to an opened register that is up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session, select

from casereg.backups import write_backup
from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.damage import damage_of, only_reading
from casereg.errors import NotSignedIn, RegisterUnavailable
from casereg.network_share import refuse_network_share
from casereg.rekeying import vault_of
from casereg.restoring import finish_begun
from casereg.security.passwords import hash_password, is_outdated, password_matches
from casereg.security.throttle import bucket, counted
from casereg.security.tries_file import alone_in_file
from casereg.security.vault import Vault
from casereg.services import second_factors
from models.account import Account
from models.cards import Actor
from models.context import SIGNING_IN, context_of
from models.database import Database
from models.embedded import open_embedded
from models.migrate import bring_up_to_date, require_newest
from models.server import open_server
from models.server_tries import alone_on_server

GRACE = timedelta(days=14)
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Opened:
    """A register somebody has signed in to; ``vault`` is None on a team server.

    ``failures`` is how often in a row it went wrong before. ``set_up_before`` is until when
    a second factor that must be there may be missing; None when nothing is missing.
    ``seat`` tells this sign-in from others of the same account.
    """

    database: Database
    vault: Vault | None
    actor: Actor
    failures: int = 0
    set_up_before: datetime | None = None
    seat: UUID = field(default_factory=uuid4)


def open_for(
    settings: Settings,
    name: str,
    password: str,
    clock: Clock | None = None,
    despite_damage: bool = False,
) -> Opened:
    """Open the register for an account, with the code in ``settings`` where it asks one.

    One that is known to be damaged can only be read, unless ``despite_damage``.

    Raises :class:`NotSignedIn` without saying whether the name or the password is
    wrong, :class:`SecondFactorNeeded` when only a code is missing, and
    :class:`RegisterUnavailable` when the register itself is the trouble.
    """
    told, account_name = clock or SystemClock(), name.strip().lower()
    now = told.now()
    if settings.embedded:
        finish_begun(settings)
        _require_file(settings)
        alone = alone_in_file(settings.tries_folder, bucket(account_name))
        with counted(alone, now) as failures:
            vault = open_vault(settings, account_name, password)
            whole = open_embedded(settings.database_file, vault.key)
            database = _prepared(whole, settings, vault, despite_damage)
            opened = _signed_in(database, vault, account_name, password, failures)
            return _proven(opened, settings.totp, told.elsewhere())
    whole = open_server(settings.database_url).seen_by(SIGNING_IN)
    database = _prepared(whole, settings, None, despite_damage)
    # Tries of a register that is only read are counted, and their rows go beside it too.
    trying = replace(whole, keep_noted=database.keep_noted)
    try:
        with counted(alone_on_server(trying, account_name), now) as failures:
            opened = _signed_in(database, None, account_name, password, failures)
            return _proven(opened, settings.totp, told.elsewhere())
    except BaseException:
        database.close()
        raise


def open_vault(settings: Settings, name: str, secret: str) -> Vault:
    """The key of the embedded register, for whoever has a slot."""
    finish_begun(settings)
    _require_file(settings)
    vault = vault_of(settings.database_file, settings.key_file, name, secret)
    if vault is None:
        raise NotSignedIn(WRONG)
    return vault


def _require_file(settings: Settings) -> None:
    """Raise :class:`RegisterUnavailable` when there is nothing that a key could open safely."""
    refuse_network_share(settings.home)
    if not settings.database_file.exists():
        raise RegisterUnavailable(
            f"Er is geen register in {settings.home}. Maak er een met: casereg init"
        )
    if settings.database_file.stat().st_size == 0:
        raise RegisterUnavailable(
            "Het register is beschadigd: het bestand is leeg. "
            "Zet een reservekopie terug met: casereg restore BESTAND."
        )


def _prepared(
    database: Database, settings: Settings, vault: Vault | None, despite_damage: bool
) -> Database:
    """The database with all migrations, a backup of the embedded file first; or only to read."""

    def back_up() -> None:
        if vault:
            write_backup(database, vault, settings.backups, datetime.now(UTC))

    try:
        damage = "" if despite_damage else damage_of(settings, database)
        if damage:
            database = only_reading(settings, database, vault, damage)
            require_newest(database)
        else:
            bring_up_to_date(database, back_up)
    except BaseException:
        database.close()
        raise
    return database


def _signed_in(
    database: Database, vault: Vault | None, name: str, password: str, failures: int
) -> Opened:
    """Find the account; its password is checked here when no key slot did so before."""
    try:
        with database.reading() as session:
            account = session.exec(select(Account).where(Account.name == name)).one_or_none()
        stored = account.password_hash if account is not None else None
        right = vault is not None or password_matches(stored, password)
        if account is None or account.id is None or not account.active or not right:
            raise NotSignedIn(WRONG)
        if not database.only_read:
            _renew(database, vault, account, password)
    except BaseException:
        database.close()
        raise
    actor = Actor(account.id, account.name, account.role, account.team)
    return Opened(database.seen_by(context_of(actor)), vault, actor, failures)


def _proven(opened: Opened, code: str, now: datetime) -> Opened:
    """The same, once the second factor was proven too."""
    actor = opened.actor.account_id
    try:
        with _proving(opened.database) as session:
            second_factors.prove(session, actor, code, now)
            account = session.get_one(Account, actor)
            missing = account.second_factor and not second_factors.has(session, actor)
            until = account.added_at + GRACE if missing else None
    except BaseException:
        opened.database.close()
        raise
    return replace(opened, set_up_before=until)


@contextmanager
def _proving(database: Database) -> Iterator[Session]:
    """A code that was used is used up; not where nothing can be written."""
    if not database.only_read:
        with database.writing() as session:
            yield session
        return
    with database.reading() as session, session.no_autoflush:
        yield session


def _renew(database: Database, vault: Vault | None, account: Account, password: str) -> None:
    """Keep the password as dear to guess as it is today, now that it is known for a moment."""
    if vault and vault.outdated(account.name):
        with vault.kept_on_failure(account.name), database.writing():
            if vault.outdated(account.name):  # nobody changed it meanwhile
                vault.let_in(account.name, password)
    elif not vault and is_outdated(account.password_hash):
        with database.writing() as session:
            standing = session.get_one(Account, account.id)
            if standing.password_hash == account.password_hash:
                standing.password_hash = hash_password(password)
