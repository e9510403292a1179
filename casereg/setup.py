"""Making an empty register: schema, key slots, catalogues and a first beheerder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlmodel import select

from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.errors import Refused, RegisterUnavailable
from casereg.security.keyslots import (
    RECOVERY,
    KeyFile,
    new_key,
    new_recovery_code,
    write_key_file,
)
from casereg.security.passwords import check_strength, hash_password
from casereg.security.rights import Role
from casereg.services import catalogues
from models.account import Account
from models.cards import Actor
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.database import Database
from models.embedded import open_embedded
from models.forms import AccountForm, filled
from models.loaded import loaded_catalogues
from models.migrate import bring_up_to_date
from models.opdracht import RegisterInfo
from models.server import open_server
from models.work import Work


@dataclass(frozen=True, slots=True)
class Setup:
    """A new register. ``recovery_code`` is shown once; None on a team server."""

    admin: str
    recovery_code: str | None


def initialise(
    settings: Settings,
    admin: str,
    password: str,
    catalogs: Sequence[str],
    clock: Clock | None = None,
) -> Setup:
    """Make an empty register with these shipped catalogues and one beheerder.

    Raises :class:`Refused` when there is one already; an existing register is never
    touched, and a failure leaves nothing behind.
    """
    form = filled(AccountForm, {"name": admin, "role": Role.ADMIN})
    check_strength(password, form.name)
    for code in catalogs:
        read_catalogue(built_in(code), code)
    now = clock or SystemClock()
    if not settings.embedded:
        return _on_server(settings, form.name, password, catalogs, now)
    return _on_file(settings, form.name, password, catalogs, now)


def _on_server(
    settings: Settings, admin: str, password: str, catalogs: Sequence[str], clock: Clock
) -> Setup:
    database = open_server(settings.database_url)
    try:
        bring_up_to_date(database, lambda version: None)
        _fill(database, str(uuid4()), admin, hash_password(password), catalogs, clock)
    finally:
        database.close()
    return Setup(admin, None)


def _on_file(
    settings: Settings, admin: str, password: str, catalogs: Sequence[str], clock: Clock
) -> Setup:
    """Build the file under another name; it takes its own name when all is well."""
    _refuse_existing(settings)
    database_id, key, code = str(uuid4()), new_key(), new_recovery_code()
    building = settings.database_file.with_suffix(".new")
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        building.unlink(missing_ok=True)
        database = open_embedded(building, key)
        try:
            bring_up_to_date(database, lambda version: None)
            _fill(database, database_id, admin, None, catalogs, clock)
        finally:
            database.close()
        slots = KeyFile(database_id).with_slot(admin, password, key)
        write_key_file(settings.key_file, slots.with_slot(RECOVERY, code, key))
        building.rename(settings.database_file)
    except OSError as fault:
        _sweep(building)
        raise RegisterUnavailable(
            f"In {settings.home} kan geen register worden gemaakt ({fault.strerror}). "
            "Maak ruimte vrij of kies een andere map met CASEREG_HOME."
        ) from None
    except BaseException:
        _sweep(building)
        raise
    return Setup(admin, code)


def _refuse_existing(settings: Settings) -> None:
    for path in (settings.database_file, settings.key_file):
        if path.exists():
            raise Refused(
                f"Er staat al een register in {settings.home}. "
                "Kies een andere map met CASEREG_HOME."
            )


def _sweep(building: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        building.with_name(building.name + ending).unlink(missing_ok=True)


def _fill(
    database: Database,
    database_id: str,
    admin: str,
    password_hash: str | None,
    catalogs: Sequence[str],
    clock: Clock,
) -> None:
    with database.writing() as session:
        if session.exec(select(RegisterInfo)).first() is not None:
            raise Refused("Op deze server staat al een register.")
        session.add(RegisterInfo(database_id=database_id, made_at=clock.now()))
        account = Account(
            name=admin, role=Role.ADMIN, password_hash=password_hash, added_at=clock.now()
        )
        session.add(account)
        session.flush()
        actor = Actor(account.id or 0, admin, Role.ADMIN, None)
        for code in catalogs:
            work = Work(session, actor, clock, loaded_catalogues(session))
            catalogues.load(work, built_in(code), code)
        work = Work(session, actor, clock, loaded_catalogues(session))
        work.record("register.initialise")
