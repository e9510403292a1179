"""Making an empty register: schema, key slots, catalogues and a first beheerder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlmodel import select

from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.errors import Refused, RegisterUnavailable
from casereg.network_share import refuse_network_share
from casereg.security.key_file import write_key_file
from casereg.security.keyslots import RECOVERY, KeyFile, new_key, new_recovery_code
from casereg.security.passwords import check_strength, hash_password
from casereg.security.rights import Role
from casereg.security.whole_files import sync_folder
from casereg.services import catalogues
from casereg.system_faults import in_dutch
from models.account import Account
from models.cards import Actor
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.context import OWNING
from models.database import Database
from models.embedded import open_embedded
from models.forms import AccountForm, filled
from models.loaded import loaded_catalogues
from models.migrate import make_schema
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
    second_factor: bool = False,
) -> Setup:
    """Make an empty register with these shipped catalogues and one beheerder.

    With ``second_factor`` each coordinator and beheerder must set one up.
    Raises :class:`Refused` when there is one already; an existing register is never
    touched, and a failure leaves nothing behind.
    """
    form = filled(AccountForm, {"name": admin, "role": Role.ADMIN})
    check_strength(password, form.name)
    for code in catalogs:
        read_catalogue(built_in(code), code)
    now = clock or SystemClock()
    if not settings.embedded:
        return _on_server(settings, form.name, password, catalogs, now, second_factor)
    return _on_file(settings, form.name, password, catalogs, now, second_factor)


def _on_server(
    settings: Settings,
    admin: str,
    password: str,
    catalogs: Sequence[str],
    clock: Clock,
    second_factor: bool,
) -> Setup:
    database = open_server(settings.database_url).seen_by(OWNING)
    try:
        make_schema(database)
        _fill(
            database, str(uuid4()), admin, hash_password(password), catalogs, clock, second_factor
        )
    finally:
        database.close()
    return Setup(admin, None)


def _on_file(
    settings: Settings,
    admin: str,
    password: str,
    catalogs: Sequence[str],
    clock: Clock,
    second_factor: bool,
) -> Setup:
    """Build the file in a folder of its own; it takes its place when all is well."""
    _refuse_existing(settings)
    database_id, key, code = str(uuid4()), new_key(), new_recovery_code()
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        refuse_network_share(settings.home)
        with TemporaryDirectory(dir=settings.home, prefix=".nieuw-") as place:
            building = Path(place) / settings.database_file.name
            building.touch(mode=0o600)
            _fill_file(building, key, database_id, admin, catalogs, clock, second_factor)
            slots = KeyFile(database_id).with_slot(admin, password, key)
            _refuse_existing(settings)
            _put_in_place(settings, building, slots.with_slot(RECOVERY, code, key))
    except OSError as fault:
        raise RegisterUnavailable(
            f"In {settings.home} kan geen register worden gemaakt ({in_dutch(fault)}). "
            "Maak ruimte vrij of kies een andere map met CASEREG_HOME."
        ) from None
    return Setup(admin, code)


def _refuse_existing(settings: Settings) -> None:
    if settings.register_exists:
        raise Refused(
            f"Er staat al een register in {settings.home}. Kies een andere map met CASEREG_HOME."
        )


def _put_in_place(settings: Settings, building: Path, slots: KeyFile) -> None:
    """Keys first, then the file they open; keys left without a register are kept aside."""
    if settings.key_file.exists():
        settings.key_file.rename(settings.key_file.with_suffix(f".{uuid4()}.oud"))
    write_key_file(settings.key_file, slots)
    try:
        building.rename(settings.database_file)
    except BaseException:
        settings.key_file.unlink(missing_ok=True)
        raise
    sync_folder(settings.home)


def _fill_file(
    path: Path,
    key: bytes,
    database_id: str,
    admin: str,
    catalogs: Sequence[str],
    clock: Clock,
    second_factor: bool,
) -> None:
    database = open_embedded(path, key)
    try:
        make_schema(database)
        _fill(database, database_id, admin, None, catalogs, clock, second_factor)
    finally:
        database.close()


def _fill(
    database: Database,
    database_id: str,
    admin: str,
    password_hash: str | None,
    catalogs: Sequence[str],
    clock: Clock,
    second_factor: bool,
) -> None:
    with database.writing() as session:
        if session.exec(select(RegisterInfo)).first() is not None:
            raise Refused("Op deze server staat al een register.")
        now = clock.now()
        session.add(RegisterInfo(database_id=database_id, made_at=now, second_factor=second_factor))
        account = Account(
            name=admin,
            role=Role.ADMIN,
            password_hash=password_hash,
            added_at=now,
            second_factor=second_factor,
        )
        session.add(account)
        session.flush()
        actor = Actor(account.id or 0, admin, Role.ADMIN, None)
        for code in catalogs:
            work = Work(session, actor, clock, loaded_catalogues(session))
            catalogues.load(work, built_in(code), code)
        work = Work(session, actor, clock, loaded_catalogues(session))
        work.record("register.initialise")
