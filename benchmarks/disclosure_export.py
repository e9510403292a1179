"""An export of about 10,000 cells: a quarter of the demo, with two tables of three dimensions."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount
from casereg.demo.build import build_demo
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from exports.disclosure.system import Progress, System
from models.catalogue_shelf import built_in
from models.periods import parse_period

CONTACTS, SEED = 20_000, 2023
OPDRACHT, PERIOD = "meierijstad-2023", parse_period("2023-Q2")
CLOCK = FixedClock(datetime(2024, 2, 1, 12, tzinfo=UTC))
TABLE = """
[[tabellen]]
code = "deelopdracht-contactsoort-{0}"
titel = "Contacten per deelopdracht, contactsoort en {0}"
dimensies = ["deelopdracht", "contactsoort", "{0}"]
maten = ["contacten"]

"""


class _Caught(Exception):
    """What a release would have protected."""

    def __init__(self, system: System) -> None:
        super().__init__()
        self.system = system


def large_export() -> System:
    """What the coordinator asks to protect."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        people = {one.role: one for one in build_demo(settings, CONTACTS, SEED).accounts}
        with _signed_in(settings, people[Role.ADMIN]) as register:
            register.load_catalogue(_with_more_tables())
        with _signed_in(settings, people[Role.COORDINATOR]) as register:
            return _to_protect(register)


def _to_protect(register: Register) -> System:
    def caught(system: System, *, progress: Progress, seconds: float) -> NoReturn:
        raise _Caught(system)

    with patch("exports.release.protect", caught):
        try:
            register.releases.prepare("resultaatmeting", PERIOD)
        except _Caught as found:
            return found.system
    raise AssertionError


def _with_more_tables() -> str:
    more = "".join(TABLE.format(axis) for axis in ("kern", "leeftijdsgroep"))
    return built_in(OPDRACHT).replace("[bescherming]\n", f"{more}[bescherming]\n", 1)


@contextmanager
def _signed_in(settings: Settings, who: DemoAccount) -> Iterator[Register]:
    register = sign_in(settings, who.name, who.password, CLOCK)
    try:
        yield register
    finally:
        register.close()
