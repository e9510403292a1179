"""The bounds of the attack, beside those of trying every register there can be."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.attack.knowledge import Contradiction, Known, Target
from exports.attack.search import attack

MOST = 4


def every_world(atoms: int, known: list[Known]) -> list[tuple[int, ...]]:
    """Every register with atoms up to MOST that fits what is known."""

    def fits(world: tuple[int, ...]) -> bool:
        for row in known:
            value = sum(world[a] for a in row.plus) - sum(world[a] for a in row.minus)
            if row.least is not None and value < row.least:
                return False
            if row.most is not None and value > row.most:
                return False
        return True

    return [world for world in product(range(MOST + 1), repeat=atoms) if fits(world)]


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, list[Known], list[Target]]:
    """A two-way table with some of its cells and margins published, others not."""
    rows, columns = draw(st.integers(1, 2)), draw(st.integers(2, 3))
    truth = draw(st.lists(st.integers(0, 3), min_size=rows * columns, max_size=rows * columns))
    lines = [tuple(range(r * columns, (r + 1) * columns)) for r in range(rows)]
    lines += [tuple(range(c, rows * columns, columns)) for c in range(columns)]
    lines += [(a,) for a in range(rows * columns)] + [tuple(range(rows * columns))]
    shown = draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    values = [sum(truth[a] for a in line) for line in lines]
    known = [
        Known(line, (), value, value)
        for line, value, told in zip(lines, values, shown, strict=True)
        if told
    ]
    # No atom is higher in any world, so that trying them all ends.
    known += [Known((a,), (), 0, MOST) for a in range(rows * columns)]
    targets = [Target(line) for line, told in zip(lines, shown, strict=True) if not told]
    return rows * columns, known, targets


@settings(max_examples=150, deadline=None)
@given(tables())
def test_two_way_tables_have_the_bounds_of_trying_everything(
    case: tuple[int, list[Known], list[Target]],
) -> None:
    atoms, known, targets = case
    worlds = every_world(atoms, known)
    for target, bounds in zip(targets, attack(atoms, known, targets), strict=True):
        values = [sum(world[a] for a in target.atoms) for world in worlds]
        assert (bounds.least, bounds.most) == (min(values), max(values))
        assert bounds.proven


@st.composite
def any_rows(draw: st.DrawFn) -> tuple[int, list[Known], list[Target]]:
    """Any sums and differences of a few atoms, true of one register."""
    atoms = draw(st.integers(2, 5))
    truth = draw(st.lists(st.integers(0, 3), min_size=atoms, max_size=atoms))
    some = st.lists(st.integers(0, atoms - 1), unique=True, max_size=atoms).map(tuple)
    known = [Known((a,), (), 0, MOST) for a in range(atoms)]
    for plus, minus, wide in draw(st.lists(st.tuples(some, some, st.integers(0, 2)), max_size=4)):
        value = sum(truth[a] for a in plus) - sum(truth[a] for a in minus)
        known.append(Known(plus, minus, value - wide, value))
    return atoms, known, [Target(line) for line in draw(st.lists(some, min_size=1, max_size=4))]


@settings(max_examples=150, deadline=None)
@given(any_rows())
def test_no_true_register_lies_outside_the_bounds(
    case: tuple[int, list[Known], list[Target]],
) -> None:
    atoms, known, targets = case
    worlds = every_world(atoms, known)
    for target, bounds in zip(targets, attack(atoms, known, targets), strict=True):
        values = [sum(world[a] for a in target.atoms) for world in worlds]
        assert bounds.least <= min(values)
        assert max(values) <= bounds.most


@settings(max_examples=80, deadline=None)
@given(tables(), st.integers(1, 4), st.integers(0, 3))
def test_stopping_early_says_the_same_of_what_is_safe(
    case: tuple[int, list[Known], list[Target]], reach: int, spread: int
) -> None:
    atoms, known, targets = case
    full = attack(atoms, known, targets)
    soon = attack(atoms, known, [Target(t.atoms, reach, spread) for t in targets])
    for whole, early in zip(full, soon, strict=True):
        safe = whole.most >= reach and whole.most - whole.least >= spread
        assert safe is not early.proven


def test_what_cannot_be_true_is_said() -> None:
    with pytest.raises(Contradiction):
        attack(2, [Known((0, 1), (), 3, 3), Known((0,), (), 4, 4)], [])
    with pytest.raises(Contradiction):
        attack(2, [Known((0, 1), (), 0, 0), Known((0,), (), 4, 4)], [])


def test_an_atom_nobody_knows_of_may_be_anything() -> None:
    (bounds,) = attack(2, [Known((0,), (), 3, 3)], [Target((1,))])
    assert bounds.least == 0
    assert bounds.most > 100


@settings(max_examples=80, deadline=None)
@given(tables(), st.integers(1, 4), st.integers(0, 3), st.booleans())
def test_asking_for_many_together_finds_nothing_else(
    case: tuple[int, list[Known], list[Target]], reach: int, spread: int, or_empty: bool
) -> None:
    atoms, known, targets = case
    asked = [Target(t.atoms, reach, spread, or_empty) for t in targets]
    together = attack(atoms, known, asked)
    alone = [attack(atoms, known, [target])[0] for target in asked]
    for one, other in zip(together, alone, strict=True):
        assert one.proven is other.proven
        assert one == other or not one.proven


def test_enough_is_enough() -> None:
    known = [Known((atom,), (), 1, 1) for atom in range(6)]
    targets = [Target((atom,), 3, 2) for atom in range(6)]
    assert sum(one.proven for one in attack(6, known, targets)) == 6
    assert sum(one.proven for one in attack(6, known, targets, enough=2)) == 2


def test_one_of_them_may_be_what_no_two_can_be() -> None:
    known = [Known((0, 1, 2, 3), (), 1, 1)]
    found = attack(5, [*known, Known((4,), (), 0, 0)], [Target((atom,)) for atom in range(5)])
    assert [(one.least, one.most) for one in found] == [(0, 1)] * 4 + [(0, 0)]
