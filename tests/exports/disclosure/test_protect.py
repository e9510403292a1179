"""Tiny tables, protected, against every world a reader could imagine."""

from collections.abc import Sequence

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exports.disclosure.proof import faults
from exports.disclosure.protect import protect
from exports.disclosure.system import Protection, Row, System, Unprovable
from tests.exports.disclosure import tiny
from tests.exports.disclosure.reader import broken

quick = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def values(count: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Mostly small numbers, some larger ones and many zeros."""
    one = st.sampled_from([0, 0, 0, 1, 1, 2, 2, 3, 4, 5])
    return st.tuples(*[one] * count)


def check(system: System) -> Protection | None:
    """Protect, and hold the result against all worlds; None when it cannot be done."""
    try:
        found = protect(system)
    except Unprovable as refused:
        every = {row.unit for row in system.rows if row.unit}
        assert broken(system, _all_but_empty(system, every)), refused.names
        return None
    assert faults(system, found) == ()
    assert broken(system, found.hidden) == set()
    assert not found.hurried
    return found


def _all_but_empty(system: System, units: set[str]) -> set[str]:
    if not system.zeros_shown:
        return units
    return units - {
        row.unit for row in system.rows if row.state == "open" and not system.value(row)
    }


@quick
@given(values(6), st.booleans(), st.sets(st.integers(0, 11), max_size=1))
def test_two_way(atoms: tuple[int, ...], zeros_shown: bool, few: set[int]) -> None:
    check(tiny.judged(tiny.two_way(), atoms, zeros_shown=zeros_shown, few=sorted(few)))


@quick
@given(values(6), st.booleans())
def test_hierarchy(atoms: tuple[int, ...], zeros_shown: bool) -> None:
    check(tiny.judged(tiny.hierarchy(), atoms, zeros_shown=zeros_shown))


@quick
@given(values(8), st.booleans())
def test_linked(atoms: tuple[int, ...], zeros_shown: bool) -> None:
    assume(sum(atoms) >= 3)
    check(tiny.judged(tiny.linked(), atoms, zeros_shown=zeros_shown))


@quick
@given(values(6), st.booleans())
def test_periods(atoms: tuple[int, ...], zeros_shown: bool) -> None:
    # Six atoms under one total: more of them make too many worlds to enumerate.
    assume(sum(atoms) <= 14)
    rows: Sequence[Row] = ()
    for release in tiny.periods():
        system = tiny.judged([*rows, *release], atoms, zeros_shown=zeros_shown)
        found = check(system)
        if found is None:
            return
        rows = tiny.released(system, found.hidden)
