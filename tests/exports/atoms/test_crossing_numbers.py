"""Crossings of few people that no table publishes."""

from datetime import date

from exports.counted.tally import Tally
from exports.numbers import Number
from exports.table.crossing_numbers import crossing_numbers, crossings
from exports.table.numbers import TableNumbers
from models.catalogue import Catalogue, Tabel
from tests.exports.small import QUARTER, SMALL, Rows

DAY = date(2023, 2, 1)
DEEL_LEEFTIJD = Tabel(
    code="deel-leeftijd",
    titel="Contacten per leeftijdsgroep",
    dimensies=("deelopdracht", "leeftijdsgroep"),
    maten=("contacten",),
)
RING = SMALL.model_copy(update={"tabellen": (*SMALL.tabellen, DEEL_LEEFTIJD)})
"""Deelopdracht, contactsoort and leeftijdsgroep: two by two in a table, all three in none."""


def found(rows: Rows, catalogue: Catalogue = RING) -> dict[str, Number]:
    cells = TableNumbers(catalogue, QUARTER, {})
    tally = Tally(rows.session, catalogue, QUARTER)
    made = crossing_numbers(tally, cells, catalogue.tabellen)
    return {name.split("|", 4)[-1]: one for name, one in made.items()}


def test_only_tables_in_a_ring_cross() -> None:
    (one,) = crossings(RING.tabellen)
    assert one.dimensies == ("contactsoort", "deelopdracht", "leeftijdsgroep")
    assert list(crossings(SMALL.tabellen)) == []
    assert list(crossings(SMALL.tabellen[:1])) == []


def test_few_people_in_a_crossing_stay_unknown(rows: Rows) -> None:
    for _ in range(7):
        rows.contact(DAY, ("b", "gesprek"), ("dorp", "jong"))
        rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"))
    two = [rows.client("dorp", "oud") for _ in range(2)]
    for client in two * 6:
        rows.contact(DAY, ("a", "gesprek"), ("dorp", "jong"), [client])
    kept = found(rows)
    assert {name: (one.value, one.contributors, one.k) for name, one in kept.items()} == {
        "a|gesprek|totaal|jong": (12, 2, 5),
        "b|gesprek|totaal|jong": (7, 7, 8),
    }
    assert {(one.unit, one.state, one.counts) for one in kept.values()} == {
        ("", "hidden", "contacten")
    }
    assert all(name.startswith("kruising|") for name in _names(rows))


def test_without_a_ring_there_is_nothing_to_keep(rows: Rows) -> None:
    rows.contact(DAY, ("b", "gesprek"), ("dorp", "jong"))
    assert found(rows, SMALL) == {}


def _names(rows: Rows) -> list[str]:
    cells = TableNumbers(RING, QUARTER, {})
    return list(crossing_numbers(Tally(rows.session, RING, QUARTER), cells, RING.tabellen))
