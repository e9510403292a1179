"""Clients who turn out to be one person after figures about them were released."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.register import Register, sign_in
from exports.counted.figure import Figure
from models.forms import AccountForm
from models.periods import parse_period
from tests.conftest import PASSWORD
from tests.exports.klein import CLOCK, SmallTown

QUARTER, HALF = "2023-Q1", "2023-H1"


@pytest.fixture
def town(tmp_path: Path, hasty: None) -> Iterator[SmallTown]:
    town = SmallTown(Settings(home=tmp_path / "town"))
    town.fill(contacts=300, people=40)
    yield town
    town.close()


@pytest.fixture
def worker(town: SmallTown) -> Iterator[Register]:
    admin = sign_in(town.settings, "baas", PASSWORD, CLOCK)
    admin.add_account(AccountForm(name="wie", role="sociaal werker", team="noord"), PASSWORD)
    admin.close()
    worker = sign_in(town.settings, "wie", PASSWORD, CLOCK)
    yield worker
    worker.close()


def rows(package: Path) -> list[str]:
    """The cells of a package without the number of its release."""
    lines = (package / "tellingen.csv").read_text("utf-8-sig").splitlines()
    return [line.partition(";")[2] for line in lines]


def in_house(town: SmallTown) -> tuple[tuple[str, Figure], ...]:
    """The true cells of the quarter, of people too."""
    return town.coordinator.figures.in_house(parse_period(QUARTER)).tellingen


def test_released_figures_stand_and_the_next_release_fits_to_them(
    town: SmallTown, worker: Register, tmp_path: Path
) -> None:
    first, counted = town.release(QUARTER, tmp_path), in_house(town)
    pairs = [(number, number + 1) for number in range(1, 21, 2)]
    stay = sum(worker.following.foresee_merge(*pair).released for pair in pairs)
    made = [worker.following.merge(*pair) for pair in pairs]
    assert stay > 20
    again, half = town.release(QUARTER, tmp_path), town.release(HALF, tmp_path)
    assert rows(again) == rows(first)
    assert in_house(town) == counted
    for merge in reversed(made):
        worker.following.undo_merge(merge.number)
    town.release("2023", tmp_path)
    assert rows(town.release(QUARTER, tmp_path)) == rows(first)
    assert rows(town.release(HALF, tmp_path)) == rows(half)
