"""A register on disk and the command line as a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import sign_in
from casereg.setup import initialise
from models.forms import AccountForm, ClientForm
from tests.forking import Forking

ROOT = Path(__file__).parents[2]
PASSWORD = "paard-batterij-nietje-kaas"
PLANTED = "Zebedeus Kwakkelstein"
CLOCK = FixedClock(datetime(2023, 3, 15, 12, tzinfo=UTC))
PEOPLE = (
    ("wim", "sociaal werker", "veghel"),
    ("lea", "teamleider", "veghel"),
    ("cor", "coordinator", None),
)


@dataclass(frozen=True)
class Outcome:
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@dataclass(frozen=True)
class Made:
    """A register that stands on disk, to be copied."""

    home: Path
    recovery_code: str
    client: int


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One beheerder ``admin``, ``wim``, ``lea`` and ``cor``, and client ``PLANTED``."""
    settings = Settings(home=tmp_path_factory.mktemp("made") / "casereg")
    code = initialise(settings, "admin", PASSWORD, ["meierijstad-2023"], CLOCK).recovery_code
    admin = sign_in(settings, "admin", PASSWORD, CLOCK)
    for name, role, team in PEOPLE:
        admin.add_account(AccountForm(name=name, role=role, team=team), PASSWORD)
    admin.close()
    worker = sign_in(settings, "wim", PASSWORD, CLOCK)
    number = worker.add_client(ClientForm(name=PLANTED, birth_year=1950, kern="veghel")).number
    worker.close()
    return Made(settings.home, code or "", number)


@pytest.fixture
def home(made: Made, tmp_path: Path) -> Path:
    """A copy of that register for one test."""
    return Path(shutil.copytree(made.home, tmp_path / "casereg"))


@pytest.fixture
def run(
    tmp_path: Path, forking: Forking | None, run_fresh: Run, request: pytest.FixtureRequest
) -> Run:
    """Give ``run(*arguments, user=, password=, stdin=, home=, **environment)``."""
    if forking is None:
        return run_fresh
    hasty = "hasty" in request.fixturenames

    def start(*arguments: object, user: str = "", **given: Any) -> Outcome:
        environment, words = _environment(tmp_path, user, given), [*map(str, arguments)]
        return _checked(Outcome(*forking.run(words, environment, given.get("stdin", ""), hasty)))

    return start


@pytest.fixture
def run_fresh(tmp_path: Path) -> Run:
    """The same in a fresh Python, as users start it."""

    def start(*arguments: object, user: str = "", **given: Any) -> Outcome:
        command = ["-m", "casereg.cli", *map(str, arguments)]
        return _outcome(command, _environment(tmp_path, user, given), given.get("stdin", ""))

    return start


@pytest.fixture
def run_python(tmp_path: Path) -> Run:
    """Give ``run_python(code, ...)``: the same for a piece of Python."""

    def start(code: str, user: str = "", **given: Any) -> Outcome:
        return _outcome(["-c", code], _environment(tmp_path, user, given), "")

    return start


def _environment(tmp_path: Path, user: str, given: dict[str, Any]) -> dict[str, str]:
    """Nothing of the machine but what Python needs to start."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    chosen = {
        "CASEREG_HOME": str(given.get("home", tmp_path / "casereg")),
        "CASEREG_USER": user,
        "CASEREG_PASSWORD": given.get("password", PASSWORD if user else ""),
    }
    extra = {key: value for key, value in given.items() if key.isupper()}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **chosen, **extra}


def _outcome(command: list[str], environment: dict[str, str], stdin: str) -> Outcome:
    """Run it in a fresh Python."""
    done = subprocess.run(
        [sys.executable, *command],
        env=environment,
        input=stdin.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return _checked(Outcome(done.returncode, done.stdout.decode(), done.stderr.decode()))


def _checked(outcome: Outcome) -> Outcome:
    """Whatever happens, no user ever meets a traceback or an English message."""
    for sign in ("Traceback", ".py", "Error", "Usage:", "Exception"):
        assert sign not in outcome.err, outcome.err
    return outcome
