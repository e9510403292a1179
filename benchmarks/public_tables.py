"""Tables to protect: from a folder of inner.csv and hier.csv, or made up in the same shapes."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exports.disclosure.system import Row, System

K = 5
_DEAR = 0.6
"""The price of hiding a cell is its number to this power: between counting cells and counts."""
Counts = NDArray[np.int64]
Axis = dict[str, tuple[int, ...]]
SHAPES = {"two": (15, 5), "three": (4, 5, 8), "sparse": (19, 9, 3)}


def read_tables(folder: Path) -> Iterator[tuple[str, System]]:
    """Every table of a folder, as a system with all totals of its hierarchies."""
    for home in sorted(one for one in folder.iterdir() if one.is_dir()):
        with (home / "inner.csv").open() as inner, (home / "hier.csv").open() as levels:
            cells, hierarchy = list(csv.DictReader(inner)), list(csv.DictReader(levels))
        names = [name for name in cells[0] if name != "freq"]
        leaves = [sorted({cell[name] for cell in cells}) for name in names]
        counts = np.zeros([len(one) for one in leaves], dtype=np.int64)
        for cell in cells:
            where = (one.index(cell[name]) for name, one in zip(names, leaves, strict=True))
            counts[tuple(where)] = int(cell["freq"])
        axes = [
            _axis(one, [line for line in hierarchy if line["dim"] == name])
            for name, one in zip(names, leaves, strict=True)
        ]
        yield home.name, table(axes, counts)


def _axis(leaves: Sequence[str], lines: Sequence[Mapping[str, str]]) -> Axis:
    found = {leaf: (at,) for at, leaf in enumerate(leaves)}
    below: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        below.setdefault((line["tree"], line["parent"]), []).append(line["child"])

    def held(tree: str, name: str) -> tuple[int, ...]:
        children = below.get((tree, name))
        if children is None:
            return found[name]
        return tuple(sorted({at for child in children for at in held(tree, child)}))

    return found | {name: held(tree, name) for tree, name in below}


def made_tables() -> Iterator[tuple[str, System]]:
    """Skewed counts in the shapes of the public tables."""
    for seed, (name, sizes) in enumerate(SHAPES.items()):
        yield name, made(sizes, 4.0 if name == "sparse" else 25.0, seed)


def made(sizes: Sequence[int], mean: float, seed: int) -> System:
    """One table with so many values a dimension, the first of them in three groups."""
    return table(made_axes(sizes), made_counts(sizes, mean, seed))


def made_counts(sizes: Sequence[int], mean: float, seed: int) -> Counts:
    """Counts around ``mean``: some values of a dimension are common and most are not."""
    random = np.random.default_rng(seed)
    shares = np.ones(())
    for size in sizes:
        shares = np.multiply.outer(shares, random.gamma(0.6, size=size))
    return random.poisson(shares * mean / shares.mean())


def made_axes(sizes: Sequence[int]) -> list[Axis]:
    """Every value, three groups of the first dimension, and the totals."""
    axes = [{f"{at}.{one}": (one,) for one in range(size)} for at, size in enumerate(sizes)]
    for group, held in enumerate(np.array_split(np.arange(sizes[0]), 3)):
        axes[0][f"groep {group}"] = tuple(held.tolist())
    return [axis | {"totaal": tuple(range(size))} for axis, size in zip(axes, sizes, strict=True)]


def table(axes: Sequence[Axis], counts: Counts) -> System:
    """A system of every crossing; the price of a cell is the root of what is in it."""
    index = np.arange(counts.size).reshape(counts.shape)
    flat = counts.ravel()
    rows = []
    for named in product(*(axis.items() for axis in axes)):
        atoms = index[np.ix_(*(where for _, where in named))].ravel()
        rows.append(row("|".join(name for name, _ in named), atoms, flat))
    return System(tuple(flat.tolist()), tuple(rows))


def row(name: str, atoms: Counts, counts: Counts) -> Row:
    """A cell of which every contact is another client."""
    value = int(counts[atoms].sum())
    few = 0 < value < K
    return Row(
        name,
        name,
        tuple(atoms.tolist()),
        (),
        "hidden" if few else "open",
        K,
        few,
        K - 1 if few else 0,
        value == 1,
        value**_DEAR,
    )


def without_insiders(system: System) -> System:
    """The same, when nobody knows a number because it is about them."""
    return replace(system, rows=tuple(replace(row, single=False) for row in system.rows))
