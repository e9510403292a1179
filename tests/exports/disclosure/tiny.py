"""Tiny linked tables over a handful of atoms: every shape the protector meets, in small."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from exports.disclosure.system import Row, System

K = 3
Axis = dict[str, tuple[int, ...]]


def crossed(axes: Sequence[Axis], sizes: Sequence[int], *, prefix: str = "") -> Iterator[Row]:
    """A row for every crossing of the names of each axis, over atoms in row-major order."""
    strides = [1]
    for size in reversed(sizes[1:]):
        strides.insert(0, strides[0] * size)
    for named in product(*(axis.items() for axis in axes)):
        name = prefix + " ".join(one for one, _ in named)
        places = product(*(where for _, where in named))
        atoms = [sum(at * by for at, by in zip(place, strides, strict=True)) for place in places]
        yield Row(name, name, tuple(atoms), k=K)


def flat(name: str, size: int) -> Axis:
    """An axis of so many values and their total."""
    return {f"{name}{at}": (at,) for at in range(size)} | {name: tuple(range(size))}


def total(name: str, size: int) -> Axis:
    """Only the total of an axis: a table that does not have this dimension."""
    return {name: tuple(range(size))}


def two_way() -> list[Row]:
    """Two by three, with all totals: 6 atoms."""
    return list(crossed([flat("a", 2), flat("b", 3)], [2, 3]))


def hierarchy() -> list[Row]:
    """Three places under two teams, by two sorts: 6 atoms."""
    places = flat("p", 3) | {"team": (0, 1), "other": (2,)}
    return list(crossed([places, flat("s", 2)], [3, 2]))


def linked() -> list[Row]:
    """Two tables that share a dimension, over 2 x 2 x 2 atoms."""
    sizes = [2, 2, 2]
    first = crossed([flat("a", 2), flat("b", 2), total("c", 2)], sizes)
    second = crossed([flat("a", 2), total("b", 2), flat("c", 2)], sizes)
    return list({row.name: row for row in (*first, *second)}.values())


def periods() -> list[list[Row]]:
    """Two cells and their total in three weeks, released one by one, and then together."""
    cells = flat("c", 2)
    weeks = [[week, cells] for week in ({f"w{at}": (at,)} for at in range(3))]
    later = [{"w01": (0, 1)}, cells], [{"w": (0, 1, 2)}, cells]
    return [list(crossed(axes, [3, 2])) for axes in (*weeks, *later)]


def judged(
    rows: Sequence[Row], atoms: tuple[int, ...], *, zeros_shown: bool, few: Sequence[int] = ()
) -> System:
    """A system of new rows: who is few is hidden, and so is who a nearly full row leaves.

    ``few`` are positions of rows in which many contacts are those of few people.
    """
    system = System(atoms, tuple(rows), zeros_shown)
    found = [_judged(system, row, at in few) for at, row in enumerate(rows)]
    return System(atoms, (*found, *_others(system)), zeros_shown)


def _judged(system: System, row: Row, few: bool) -> Row:
    value = system.value(row)
    if row.state != "open" or value == 0 or (value >= K and not few):
        return row
    spread = max(K - 1, -(-value // 5))
    return replace(row, state="hidden", sensitive=True, spread=spread, single=value == 1)


def _others(system: System) -> Iterator[Row]:
    """For a row that one of its atoms nearly fills: the others together."""
    for row in system.rows:
        for atom in row.plus:
            others = tuple(one for one in row.plus if one != atom)
            left = sum(system.atoms[one] for one in others)
            if len(others) > 1 and system.value(row) >= K and system.zeros_shown <= left < K:
                name = f"others of {row.name} than {atom}"
                yield Row(name, "", others, (), "hidden", K, True, K - 1, left == 1)


def released(system: System, hidden: frozenset[str]) -> list[Row]:
    """The rows as later releases find them: published or hidden for good."""
    return [_released(row, row.unit in hidden) for row in system.rows]


def _released(row: Row, hidden: bool) -> Row:
    if row.state == "open":
        return replace(row, state="hidden" if hidden else "shown")
    return row
