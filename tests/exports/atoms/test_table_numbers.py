"""Cells of tables as numbers, and back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from exports.counted.places import Place
from exports.counted.tally import Tally
from exports.disclosure.system import State
from exports.numbers import Box, Number
from exports.table.counts import Cell
from exports.table.numbers import TableNumbers, Tables, published_rows, published_tables
from models.catalogue import Catalogue, Item
from models.periods import Period, parse_period
from tests.exports.small import QUARTER, SMALL, Rows, fill_by_hand, protected_by

DAYS = "2023-01-01..2023-03-31"
DAY = date(2023, 2, 1)


def tables(rows: Rows, catalogue: Catalogue = SMALL, period: Period = QUARTER) -> Tables:
    tally = Tally(rows.session, catalogue, period)
    shown = published_tables(catalogue, period)
    return {one.code: published_rows(tally.figures(one)) for one in shown}


def made(rows: Rows, catalogue: Catalogue = SMALL, *frozen: Number) -> dict[str, Number]:
    ledger = {one.name: one for one in frozen}
    return TableNumbers(catalogue, QUARTER, ledger).numbers(tables(rows, catalogue))


def cells(
    rows: Rows, hidden: Iterable[str] = (), catalogue: Catalogue = SMALL
) -> dict[tuple[str, str, Place], Cell]:
    numbers, filled = TableNumbers(catalogue, QUARTER, {}), tables(rows, catalogue)
    counts = numbers.counts(filled, numbers.numbers(filled), frozenset(hidden))
    return {(one.tabel.code, cell.maat, cell.place): cell for one in counts for cell in one.cells}


def seven(rows: Rows, minutes: int | None = 30, kern: str = "dorp") -> None:
    for _ in range(7):
        clients = [rows.client(kern, "oud")]
        rows.contact(DAY, ("a", "gesprek"), (kern, "oud"), clients, minutes)


def test_one_number_for_a_cell_of_two_tables(rows: Rows) -> None:
    seven(rows)
    number = made(rows)[f"telling|{DAYS}|contacten|a|totaal|totaal|totaal"]
    box = Box(QUARTER.start, QUARTER.end, ("a",))
    assert (number.value, number.contributors, number.k, number.box) == (7, 7, 5, box)
    shown = cells(rows)
    for table in ("deel-soort", "deel-kern"):
        assert shown[table, "contacten", Place("a")].waarde == 7


def test_contacts_and_hours_of_a_place_are_one_unit_and_clients_another(rows: Rows) -> None:
    numbers = made(rows)
    units = {
        maat: numbers[f"telling|{DAYS}|{maat}|totaal|totaal|totaal|totaal"].unit
        for maat in ("contacten", "uren", "clienten")
    }
    assert units["contacten"] == units["uren"] != units["clienten"]
    assert len({one.unit for one in numbers.values() if one.counts == "clienten"}) == sum(
        one.counts == "clienten" for one in numbers.values()
    )


def test_hours_are_minutes(rows: Rows) -> None:
    for minutes in (1, 20, 59, 60, 121, 7, 13):
        rows.contact(DAY, ("a", "gesprek"), minutes=minutes)
    number = made(rows)[f"telling|{DAYS}|uren|a|gesprek|totaal|totaal"]
    assert number.value == 281
    assert str(cells(rows)["deel-soort", "uren", Place("a", "gesprek")].waarde) == "4.68"


def test_a_gebiedsteam_is_its_kernen(rows: Rows) -> None:
    numbers = made(rows)
    prefix = f"telling|{DAYS}|contacten|totaal|totaal|gebiedsteam:"
    assert numbers[f"{prefix}noord|totaal"].box.kern == ("dorp", "gehucht")
    assert numbers[f"{prefix}onbekend|totaal"].box.kern == ("onbekend",)


def test_a_gebiedsteam_without_kernen_cannot_have_contacts(rows: Rows) -> None:
    teams = (*SMALL.gebiedsteams, Item(code="leeg", titel="Leeg"))
    empty = SMALL.model_copy(update={"gebiedsteams": teams})
    assert not any("leeg" in name for name in made(rows, empty))
    place = Place("a", kern="gebiedsteam:leeg")
    assert cells(rows, (), empty)["deel-kern", "contacten", place].status == "nvt"


def test_what_cannot_occur_is_no_number(rows: Rows) -> None:
    assert f"telling|{DAYS}|contacten|a|ronde|totaal|totaal" not in made(rows)
    cell = cells(rows)["deel-soort", "contacten", Place("a", "ronde")]
    assert (cell.waarde, cell.status) == (0, "nvt")


def test_clients_are_counted_per_deelopdracht_and_once_in_all(rows: Rows) -> None:
    fill_by_hand(rows)
    places = {one.place for one in made_cells(rows, "clienten")}
    assert Place() in places
    assert {one.deelopdracht for one in places - {Place()}} == {"a", "b"}
    # The table of ages alone has only all clients.
    assert sum(one.maat == "clienten" for one in tables(rows)["leeftijd"]) == 1


def made_cells(rows: Rows, maat: str) -> list[Cell]:
    return [cell for (_, kind, _), cell in cells(rows).items() if kind == maat]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023-W02", ["deel-soort"]),
        ("2023-02", ["deel-soort"]),
        ("2023-Q1", ["deel-soort", "deel-kern", "leeftijd", "soort-leeftijd"]),
        ("2023", ["deel-soort", "deel-kern", "leeftijd", "soort-leeftijd"]),
    ],
)
def test_weeks_and_months_have_coarse_tables_only(period: str, expected: list[str]) -> None:
    found = published_tables(SMALL, parse_period(period))
    assert [one.code for one in found] == expected


def test_few_people_and_empty_cells_are_hidden(rows: Rows) -> None:
    fill_by_hand(rows)
    seven(rows)
    states = {name: one.state for name, one in made(rows).items()}
    prefix = f"telling|{DAYS}|contacten"
    assert states[f"{prefix}|a|gesprek|totaal|totaal"] == "open"
    assert states[f"{prefix}|b|gesprek|totaal|totaal"] == "hidden"
    assert states[f"{prefix}|a|totaal|gehucht|totaal"] == "hidden"
    assert made(rows, protected_by(zeros="publish"))[f"{prefix}|a|totaal|gehucht|totaal"].state == (
        "open"
    )


def test_hours_nobody_noted_stand_or_fall_with_the_contacts(rows: Rows) -> None:
    seven(rows, minutes=None)
    numbers = made(rows)
    hours = numbers[f"telling|{DAYS}|uren|a|gesprek|totaal|totaal"]
    assert (hours.value, hours.state) == (0, "open")
    alone = {"leeftijd": tuple(one for one in tables(rows)["leeftijd"] if one.maat == "uren")}
    without = TableNumbers(SMALL, QUARTER, {}).numbers(alone)
    assert without[f"telling|{DAYS}|uren|totaal|totaal|totaal|oud"].state == "hidden"


def test_what_was_released_keeps_its_value_and_state(rows: Rows) -> None:
    seven(rows)
    name = f"telling|{DAYS}|contacten|a|gesprek|totaal|totaal"
    before = replace(made(rows)[name], value=6, state="hidden")
    assert made(rows, SMALL, before)[name] == before
    filled = tables(rows)
    numbers = TableNumbers(SMALL, QUARTER, {name: before})
    counts = numbers.counts(filled, numbers.numbers(filled), frozenset())
    statuses = {c.place: c.status for c in counts[0].cells if c.maat == "contacten"}
    assert statuses[Place("a", "gesprek")] == "onderdrukt"


@pytest.mark.parametrize(
    ("released", "state", "apart"), [("hidden", "hidden", False), ("shown", "open", True)]
)
def test_hours_that_come_later_follow_the_contacts(
    rows: Rows, released: State, state: State, apart: bool
) -> None:
    seven(rows)
    name = f"telling|{DAYS}|contacten|a|gesprek|totaal|totaal"
    before = replace(made(rows)[name], state=released)
    hours = made(rows, SMALL, before)[name.replace("contacten", "uren")]
    assert (hours.state, hours.unit != before.unit) == (state, apart)


def test_hidden_units_are_hidden_in_every_table(rows: Rows) -> None:
    seven(rows)
    unit = made(rows)[f"telling|{DAYS}|contacten|a|totaal|totaal|totaal"].unit
    found = cells(rows, [unit])
    for where in (("deel-soort", "contacten"), ("deel-soort", "uren"), ("deel-kern", "contacten")):
        cell = found[(*where, Place("a"))]
        assert (cell.waarde, cell.status) == (None, "onderdrukt")
    assert found["deel-kern", "clienten", Place("a")].waarde == 7
