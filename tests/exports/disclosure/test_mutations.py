"""What must be refused: a cell shown that was needed, worlds that are not, no way out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from exports.disclosure.proof import faults
from exports.disclosure.protect import protect
from exports.disclosure.system import Protection, Row, System, Unprovable
from tests.exports.disclosure import tiny
from tests.exports.disclosure.reader import broken
from tests.exports.disclosure.test_protect import values
from tests.exports.disclosure.tiny import K

TABLE = tiny.judged(tiny.two_way(), (1, 9, 8, 7, 6, 9), zeros_shown=False)


def secondary(system: System, found: Protection) -> set[str]:
    """Units that hide no small and no empty number: only there to protect."""
    rows = [row for row in system.rows if row.unit in found.hidden]
    return {row.unit for row in rows} - {
        row.unit for row in rows if row.state == "hidden" or system.value(row) == 0
    }


def test_one_small_cell_takes_three_others() -> None:
    found = protect(TABLE)
    assert "a0 b0" in found.hidden
    assert len(found.hidden) == 4
    assert broken(TABLE, found.hidden) == set()


def test_hiding_only_the_small_cell_gives_it_away() -> None:
    assert "a0 b0" in broken(TABLE, {"a0 b0"})


@settings(max_examples=100, deadline=None, database=None)
@given(values(6))
def test_showing_any_protecting_cell_breaks_it(atoms: tuple[int, ...]) -> None:
    larger = tuple(atom + 2 * (atom > 1) for atom in atoms)
    system = tiny.judged(tiny.two_way(), larger, zeros_shown=False)
    system = replace(system, rows=tuple(replace(row, single=False) for row in system.rows))
    found = protect(system)
    for unit in secondary(system, found):
        assert broken(system, found.hidden - {unit})


def test_a_quarter_protected_alone_gives_its_weeks_away() -> None:
    weeks = [row for release in tiny.periods()[:3] for row in release]
    atoms = (5, 1, 4, 6, 7, 2)
    first = tiny.judged(weeks, atoms, zeros_shown=False)
    before = tiny.released(first, protect(first).hidden)
    quarter = tiny.judged(tiny.periods()[4], atoms, zeros_shown=False)
    alone = tiny.released(quarter, protect(quarter).hidden)
    assert broken(System(atoms, (*before, *alone)), ())
    both = tiny.judged([*before, *tiny.periods()[4]], atoms, zeros_shown=False)
    assert broken(both, protect(both).hidden) == set()


def test_what_must_stay_and_tells_all_is_refused_by_name() -> None:
    rows = [replace(row, state="shown") if row.name != "a0 b0" else row for row in TABLE.rows]
    with pytest.raises(Unprovable) as refused:
        protect(replace(TABLE, rows=tuple(rows)))
    assert "a0 b0" in refused.value.names


def test_a_sum_of_two_single_people_is_no_secret_to_all_but_to_each() -> None:
    """Each of the two knows their own number, and does not know the other's."""
    rows = [*tiny.crossed([tiny.flat("a", 2), tiny.flat("b", 2)], [2, 2])]
    system = tiny.judged(rows, (1, 1, 6, 7), zeros_shown=True)
    found = protect(system)
    assert faults(system, found) == ()
    assert broken(system, found.hidden) == set()


@pytest.mark.parametrize("other", [1, 2])
def test_what_one_person_knows_of_two_numbers_is_known_together(other: int) -> None:
    """The sum of two single numbers and a small one is told: who knows both, knows the third."""
    few = Row("few", "few", (2,), (), "hidden", K, True, K - 1)
    alone = [
        Row(n, n, (at,), (), "hidden", K, True, K - 1, True, client=client)
        for n, at, client in (("one", 0, 1), ("two", 1, other))
    ]
    total = Row("total", "", (0, 1, 2, 3), (), "shown")
    system = System((1, 1, 2, 0), (few, *alone, total, Row("rest", "rest", (3,), (), "shown")))
    if other == 1:
        with pytest.raises(Unprovable) as refused:
            protect(system)
        assert refused.value.names == ("few",)
    else:
        assert faults(system, protect(system)) == ()


def test_units_that_have_two_rows_stand_or_fall_together() -> None:
    hours = [
        Row(f"uren {row.name}", row.unit, tuple(6 + atom for atom in row.plus))
        for row in TABLE.rows
    ]
    minutes = tuple(30 * value for value in TABLE.atoms)
    small = replace(hours[0], state="hidden", sensitive=True, spread=60)
    system = System(TABLE.atoms + minutes, (*TABLE.rows, small, *hours[1:]))
    found = protect(system)
    assert faults(system, found) == ()
    assert "uren a0 b0" in found.proof


@pytest.mark.parametrize("change", ["atom", "shown", "empty", "far", "unnamed"])
def test_worlds_that_are_tampered_with_are_no_proof(change: str) -> None:
    found = protect(TABLE)
    assert faults(TABLE, found) == ()
    first = dict(found.worlds[found.proof["a0 b0"][0]])
    seen = next(row for row in TABLE.rows if len(row.plus) == 1 and row.unit not in found.hidden)
    at = seen.plus[0]
    worlds = {
        "atom": {**first, 0: -5},
        "shown": {**first, at: first.get(at, 0) + 1},
        "empty": {},
        "far": {**first, 99: 1},
        "unnamed": first,
    }
    proof = {"a0 b0": () if change == "unnamed" else (0,)}
    wrong = Protection(found.hidden, (worlds[change],), proof)
    assert (seen.name if change == "shown" else "a0 b0") in faults(TABLE, wrong)
