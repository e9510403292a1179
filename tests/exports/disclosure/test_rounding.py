"""Rounding small numbers: nothing small stays, and all adds up."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.disclosure.rounding import rounded
from exports.disclosure.system import Row, System
from tests.exports.disclosure import tiny
from tests.exports.disclosure.test_protect import values

TABLES = st.sampled_from([tiny.two_way, tiny.hierarchy])
few = settings(max_examples=300, deadline=None, database=None)


@few
@given(TABLES.flatmap(lambda table: st.tuples(st.just(table()), values(6))), st.booleans())
def test_no_sensitive_number_stays_small(
    given_table: tuple[list[Row], tuple[int, ...]], many: bool
) -> None:
    rows, atoms = given_table
    system = tiny.judged(rows, atoms, zeros_shown=False, few=[0] if many else [])
    after = replace(system, atoms=rounded(system))
    assert min(after.atoms) >= 0
    for row in system.rows:
        if row.sensitive:
            assert after.value(row) == 0 or after.value(row) >= row.k
            assert after.value(row) % row.k == 0


@few
@given(values(6))
def test_what_is_behind_no_small_number_stays_as_it_is(atoms: tuple[int, ...]) -> None:
    system = tiny.judged(tiny.two_way(), atoms, zeros_shown=False)
    small = {atom for row in system.rows if row.sensitive for atom in row.plus}
    after = rounded(system)
    assert after == rounded(system)
    for atom, value in enumerate(system.atoms):
        if atom not in small or value == 0:
            assert after[atom] == value


def test_totals_stay_close() -> None:
    axes = [tiny.flat("a", 10), tiny.flat("b", 10)]
    atoms = tuple(1 + at % 2 for at in range(100))
    system = tiny.judged(list(tiny.crossed(axes, [10, 10])), atoms, zeros_shown=False)
    after = replace(system, atoms=rounded(system))
    for row in system.rows:
        if len(row.plus) > 1 and row.unit:
            assert abs(after.value(row) - system.value(row)) <= 2 * tiny.K


def test_many_contacts_of_few_people_move_in_larger_steps() -> None:
    row = Row("a", "a", (0,), (), "hidden", 3, True, 8)
    total = Row("t", "t", (0, 1), k=3)
    after = rounded(System((37, 100), (row, total)))
    assert after[0] % 12 == 0
    assert after[0] in (36, 48)
    assert after[1] == 100


def test_what_a_filter_keeps_and_its_rest_are_still_the_box() -> None:
    box = Row("box", "box", (0, 1), k=3)
    kept = Row("kept", "kept", (2,), (), "hidden", 3, True, 2)
    law = Row("law", "", (0, 1), (2, 3), "shown")
    small = Row("cell", "cell", (0,), (), "hidden", 3, True, 2)
    for atoms in ((2, 9, 1, 10), (1, 0, 1, 0), (2, 2, 2, 2)):
        system = System(atoms, (box, kept, law, small))
        after = replace(system, atoms=rounded(system))
        assert after.value(law) == 0
        assert min(after.atoms) >= 0
        assert after.value(kept) % 3 == 0
