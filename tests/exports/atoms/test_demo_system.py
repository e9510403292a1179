"""The system of the opdracht that comes with casereg, on a register like a real one."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from casereg.config import Settings
from casereg.demo.build import build_demo
from casereg.opening import open_for
from casereg.security.rights import Role
from exports.atoms.build import joined
from exports.counted.tally import Tally
from exports.disclosure.system import System
from exports.late.contacts import NOTHING_LATE
from exports.late.effective_rows import effective
from exports.ledger.history import Ledger, read_ledger
from exports.numbers import Number
from exports.protection.system import release_system
from exports.table.group_numbers import group_numbers
from exports.table.numbers import TableNumbers, published_rows, published_tables
from models.catalogue import Catalogue
from models.loaded import loaded_catalogues
from models.periods import parse_period

pytestmark = pytest.mark.xdist_group("demo system")
CODE = "meierijstad-2023"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A demo register of 4,000 contacts, being read."""
    settings = Settings(home=tmp_path_factory.mktemp("demo"))
    admin = build_demo(settings, contacts=4_000, seed=7).first(Role.ADMIN)
    opened = open_for(settings, admin.name, admin.password)
    with opened.database.reading() as session:
        yield session
    opened.database.close()


@pytest.fixture(scope="module")
def catalogue(session: Session) -> Catalogue:
    return loaded_catalogues(session).named(CODE)


def numbers_of(session: Session, catalogue: Catalogue, text: str) -> tuple[Number, ...]:
    period, ledger = parse_period(text), read_ledger(session, CODE)
    rows = effective(catalogue, period, ledger, NOTHING_LATE)
    tally = Tally(session, catalogue, period, counted=rows)
    shown = published_tables(catalogue, period)
    tables = {one.code: published_rows(tally.figures(one)) for one in shown}
    cells = TableNumbers(catalogue, period, {})
    numbers = cells.numbers(tables)
    return (*numbers.values(), *group_numbers(catalogue, cells, tables, numbers).values())


def system(session: Session, catalogue: Catalogue, *periods: str) -> System:
    """That of the last period, as if the others were released together with it."""
    new = [one for text in periods for one in numbers_of(session, catalogue, text)]
    ledger: Ledger = read_ledger(session, CODE)
    period = parse_period(periods[-1])
    made = release_system(session, catalogue, period, ledger, NOTHING_LATE, new)
    return made.built.system


@pytest.mark.parametrize(
    ("periods", "least", "atoms", "rows"),
    [(["2023-W14"], 30, 100, 100), (["2023-Q1"], 300, 3_000, 2_000)],
)
def test_a_system_is_no_larger_than_it_must_be(
    session: Session, catalogue: Catalogue, periods: list[str], least: int, atoms: int, rows: int
) -> None:
    found = system(session, catalogue, *periods)
    assert least < len(found.atoms) < atoms
    assert least < len(found.rows) < rows


def test_weeks_do_not_cut_the_detail_of_their_quarter(
    session: Session, catalogue: Catalogue
) -> None:
    weeks = [f"2023-W{number:02d}" for number in range(1, 13)]
    alone = system(session, catalogue, "2023-Q1")
    beside = system(session, catalogue, *weeks, "2023-Q1")
    week = system(session, catalogue, "2023-W02")
    assert len(beside.atoms) < len(alone.atoms) + 14 * len(week.atoms)
    assert joined(numbers_of(session, catalogue, "2023-Q3"), ()) == ()
