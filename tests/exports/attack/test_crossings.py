"""Crossings that no table has, but that the tables around them give."""

from exports.attack.published import Cell, Place, Published, Thresholds
from exports.attack.recalculation import leaks
from tests.exports.attack.test_linked import HALVES, crossing, package

STRICT = Thresholds(3, {"a": 10})
"""Fewer than ten people of deelopdracht a may not be known."""


def told(contacts: dict[tuple[str, str, str], int], thresholds: Thresholds) -> Published:
    """Three tables in a ring: deelopdracht, contactsoort and leeftijdsgroep, two by two."""
    places = dict.fromkeys([*crossing(0, 1), *crossing(0, 3), *crossing(1, 3)])
    cells = [Cell("contacten", place, _value(contacts, place)) for place in places]
    return package(HALVES[0], 1, cells, thresholds=thresholds)


def _value(contacts: dict[tuple[str, str, str], int], place: Place) -> int:
    wanted = (place[0], place[1], place[3])
    return sum(
        number
        for where, number in contacts.items()
        if all(one in ("totaal", own) for one, own in zip(wanted, where, strict=True))
    )


ONLY_A = {("a", "x", "jong"): 20, ("a", "y", "oud"): 7, ("a", "y", "jong"): 20}
SEVEN = {**ONLY_A, ("b", "x", "jong"): 20, ("b", "x", "oud"): 20}
"""Of kind y nobody came to b, so the 7 of y and oud all came to a: too few there."""


def test_what_tables_give_of_a_crossing_is_found() -> None:
    number, found = leaks([told(SEVEN, STRICT)])
    assert number == 0, "no cell of a table is hidden"
    assert ("a", "y", "totaal", "oud") in {one.hidden.where for one in found}
    assert {(one.fault, one.hidden.crossing) for one in found} == {("exact", True)}


def test_a_crossing_of_enough_people_may_be_known() -> None:
    assert leaks([told(SEVEN, Thresholds(3, {}))]) == (0, [])
