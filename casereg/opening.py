"""From a name and a password to an opened register that is up to date."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import select

from casereg.backups import write_backup
from casereg.config import Settings
from casereg.errors import NotSignedIn, RegisterUnavailable
from casereg.security.keyslots import read_key_file
from casereg.security.passwords import password_matches
from casereg.security.vault import Vault
from models.account import Account
from models.cards import Actor
from models.database import Database
from models.embedded import open_embedded
from models.migrate import bring_up_to_date
from models.server import open_server

WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Opened:
    """A register somebody has signed in to; ``vault`` is None on a team server."""

    database: Database
    vault: Vault | None
    actor: Actor


def open_for(settings: Settings, name: str, password: str) -> Opened:
    """Open the register for an account.

    Raises :class:`NotSignedIn` without saying whether the name or the password is
    wrong, and :class:`RegisterUnavailable` when the register itself is the trouble.
    """
    account_name = name.strip().lower()
    if not settings.embedded:
        database = _prepared(open_server(settings.database_url), settings)
        return _signed_in(database, None, account_name, password)
    vault = open_vault(settings, account_name, password)
    database = _prepared(open_embedded(settings.database_file, vault.key), settings)
    return _signed_in(database, vault, account_name, None)


def open_vault(settings: Settings, name: str, secret: str) -> Vault:
    """The key of the embedded register, for whoever has a slot."""
    if not settings.database_file.exists():
        raise RegisterUnavailable(
            f"Er is geen register in {settings.home}. Maak er een met: casereg init"
        )
    if settings.database_file.stat().st_size == 0:
        raise RegisterUnavailable(
            "Het register is beschadigd: het bestand is leeg. "
            "Zet een reservekopie terug met: casereg restore BESTAND."
        )
    key = read_key_file(settings.key_file).opened_by(name, secret)
    if key is None:
        raise NotSignedIn(WRONG)
    return Vault(settings.key_file, key)


def _prepared(database: Database, settings: Settings) -> Database:
    """The database with all migrations; a backup of the embedded file goes first."""

    def back_up() -> None:
        if settings.embedded:
            write_backup(database, settings.key_file, settings.backups, datetime.now(UTC))

    try:
        bring_up_to_date(database, back_up)
    except BaseException:
        database.close()
        raise
    return database


def _signed_in(database: Database, vault: Vault | None, name: str, password: str | None) -> Opened:
    """Find the account; ``password`` is checked here when no key slot did so before."""
    with database.reading() as session:
        account = session.exec(select(Account).where(Account.name == name)).one_or_none()
    usable = account is not None and account.active
    if password is not None:
        stored = account.password_hash if account is not None else None
        usable = password_matches(stored, password) and usable
    if account is None or account.id is None or not usable:
        database.close()
        raise NotSignedIn(WRONG)
    return Opened(database, vault, Actor(account.id, account.name, account.role, account.team))
