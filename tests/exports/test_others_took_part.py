"""Who took part in a contact is corrected after figures about it were released."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from casereg.config import Settings
from casereg.register import Register, sign_in
from exports.attack.verify import verify
from exports.tables_csv import DELIMITER
from models.forms import AccountForm, ContactForm
from models.periods import parse_period
from tests.conftest import PASSWORD
from tests.exports.klein import CLOCK, CODE, SmallTown

AXES = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
Cells = dict[tuple[str, ...], str]


@pytest.fixture(params=["file", "server"])
def town(request: pytest.FixtureRequest, hasty: None) -> Iterator[SmallTown]:
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    town = SmallTown(settings)
    town.fill(contacts=300, people=40)
    yield town
    town.close()


@pytest.fixture
def lead(town: SmallTown) -> Iterator[Register]:
    admin = sign_in(town.settings, "baas", PASSWORD, CLOCK)
    admin.add_account(AccountForm(name="tim", role="teamleider", team="noord"), PASSWORD)
    admin.close()
    lead = sign_in(town.settings, "tim", PASSWORD, CLOCK)
    yield lead
    lead.close()


def once(town: SmallTown, people: int) -> list[int]:
    """A talk in February with each of as many clients, who have no other; the contacts."""
    who = [town.client("dorp", "oud") for _ in range(people)]
    made = [(town.contact(date(2023, 2, 7), "a", "gesprek", one), one) for one in who]
    for contact, _ in made:
        contact.helped = None
    numbers = [contact.id or 0 for contact, _ in made]
    town.store(made)
    return numbers


def correct(lead: Register, number: int, *clients: int) -> None:
    """Say that these clients took part, and change nothing else."""
    card = lead.contact(number)
    same = ("happened_on", "deelopdracht", "contactsoort", "kern", "leeftijdsgroep", "minutes")
    values: dict[str, Any] = {name: getattr(card, name) for name in same}
    lead.correct_contact(number, ContactForm(clients=clients, **values))


def in_house(town: SmallTown, period: str) -> Cells:
    """The clients of every cell as the register has them now."""
    cells = town.coordinator.figures.in_house(parse_period(period), CODE).tellingen
    return {
        (table, *(getattr(one.place, axis) for axis in AXES)): str(one.waarde)
        for table, one in cells
        if one.maat == "clienten"
    }


def published(package: Path) -> Cells:
    """The clients of the cells that a package shows."""
    lines = (package / "tellingen.csv").read_text("utf-8-sig").splitlines()
    rows = [one for one in csv.DictReader(lines, delimiter=DELIMITER) if one["maat"] == "clienten"]
    return {
        tuple(one[name] for name in ("tabel", *AXES)): one["waarde"]
        for one in rows
        if one["waarde"]
    }


def found(package: Path, file: str, column: str, **where: str) -> str:
    """What stands in this column of the only row with these values."""
    lines = (package / file).read_text("utf-8-sig").splitlines()
    rows = csv.DictReader(lines, delimiter=DELIMITER)
    (row,) = (one for one in rows if where.items() <= one.items())
    return row[column]


def late(package: Path) -> object:
    return json.loads((package / "datapackage.json").read_text())["casereg"]["nagekomen"]


def test_a_few_others_are_carried_and_enough_are_taken_in(
    town: SmallTown, lead: Register, tmp_path: Path
) -> None:
    first, numbers = len(town.homes) + 1, once(town, 24)
    half = in_house(town, "2023-H1")
    packages = [town.release("2023-Q1", tmp_path)]
    for number in numbers[:4]:
        correct(lead, number, 1)
    assert in_house(town, "2023-H1") != half, "four clients were never there"
    packages.append(town.release("2023-H1", tmp_path))
    shown = published(packages[-1])
    assert len(shown) > 5
    assert shown.items() <= half.items()
    assert late(packages[-1]) == {"meegenomen": False, "doorgeschoven": True}
    for client, number in enumerate(numbers[:12], first + 12):
        correct(lead, number, client)
    packages.append(town.release("2023", tmp_path))
    year = in_house(town, "2023")
    assert int(year["deel-kern", "a", *["totaal"] * 3]) == 62 - 12
    assert published(packages[-1]).items() <= year.items()
    assert late(packages[-1]) == {"meegenomen": True, "doorgeschoven": False}
    for period, first in zip(("2023-Q1", "2023-H1"), packages[:2], strict=True):
        packages.append(town.release(period, tmp_path))
        assert published(packages[-1]) == published(first)
    checks = verify(packages, None, lambda what, part: None)
    assert [one.uitleg for one in checks if not one.ok] == []


def test_every_kind_of_package_leaves_out_what_is_carried(
    town: SmallTown, lead: Register, tmp_path: Path
) -> None:
    numbers, half = once(town, 4), parse_period("2023-H1")
    figures = town.coordinator.figures.results(half, CODE).figures
    true = {one.indicator.code: one.waarde for one in figures}
    town.release("2023-Q1", tmp_path)
    once(town, 2)
    for number in numbers:
        correct(lead, number, 1)
    for kind, code, column, where in (
        ("doelen", "a-personen", "waarde", {"indicator": "a-personen"}),
        ("uren", "a-uren", "uren", {"deelopdracht": "a", "taak": "totaal"}),
    ):
        package = town.coordinator.releases.write(kind, half, None, tmp_path).folder
        shown = found(package, f"{kind}.csv", column, **where)
        assert Decimal(shown.replace(",", ".")) == true[code], kind
        checks = verify([package], None, lambda what, part: None)
        assert all(check.ok for check in checks)
        assert "Niet aangevallen" in {one.naam: one.uitleg for one in checks}["terugrekenen"]
