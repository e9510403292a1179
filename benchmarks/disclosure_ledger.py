"""A quarter to release beside two years of ledger: eight quarters in detail, weeks in total.

Each quarter was released with its thirteen weeks before it, in coarse tables, and protected
against all that came earlier, as a real ledger is. As there, weeks have atoms of their own, no
finer than their tables, that add up to those of the quarter; and what earlier quarters hid is
settled: the worlds that prove it change nothing in the new quarter.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benchmarks.public_tables import Counts, made_axes, made_counts, row
from exports.disclosure.protect import protect
from exports.disclosure.system import Row, System

QUARTERS, WEEKS, SIZES, MEAN = 8, 13, (10, 7, 5), 3.0


def two_years() -> System:
    """All that was released, and the last quarter still open."""
    atoms: list[int] = []
    known: list[Row] = []
    for quarter in range(QUARTERS):
        detail, weeks = _atoms(atoms, quarter)
        flat = np.array(atoms, dtype=np.int64)
        same = _same(quarter, detail, weeks)
        new = [one for week in range(WEEKS) for one in _weekly(quarter, week, weeks, flat)]
        coarse = [*same, *_released(atoms, same, new)]
        fine = _quarterly(quarter, detail, flat)
        if quarter == QUARTERS - 1:
            return System(tuple(atoms), (*known, *coarse, *fine))
        known += _settled((*coarse, *_released(atoms, coarse, fine)))
    raise AssertionError  # the last quarter is the one to release


def _atoms(atoms: list[int], quarter: int) -> tuple[Counts, Counts]:
    """The indices of the new atoms of a quarter, and of its weeks by group of places and kind."""
    counts = made_counts(SIZES, MEAN, 100 + quarter)
    split = np.random.default_rng(quarter).multinomial(
        _grouped(counts).ravel(), np.full(WEEKS, 1 / WEEKS)
    )
    start, weekly = len(atoms), len(atoms) + counts.size
    atoms += counts.ravel().tolist() + split.ravel().tolist()
    detail = start + np.arange(counts.size).reshape(SIZES)
    return detail, weekly + np.arange(split.size).reshape(-1, SIZES[1], WEEKS)


def _grouped(counts: Counts) -> Counts:
    """Summed over the places of each group, and over the last dimension."""
    return np.stack([counts[where].sum(axis=(0, 2)) for where in _groups()])


def _groups() -> list[list[int]]:
    axis = made_axes(SIZES)[0]
    return [list(where) for name, where in axis.items() if name.startswith("groep")]


def _same(quarter: int, detail: Counts, weeks: Counts) -> list[Row]:
    """That the weeks add up to the quarter."""
    return [
        Row(
            f"weet|{quarter}|{group}|{kind}",
            "",
            tuple(weeks[group, kind].tolist()),
            tuple(detail[where, kind].ravel().tolist()),
            "shown",
        )
        for group, where in enumerate(_groups())
        for kind in range(SIZES[1])
    ]


def _settled(rows: Iterable[Row]) -> list[Row]:
    return [replace(one, settled=one.state == "hidden") for one in rows]


def _released(atoms: list[int], before: list[Row], new: list[Row]) -> list[Row]:
    """New rows as a later release finds them, protected beside those before."""
    found = protect(System(tuple(atoms), (*before, *new)), seconds=1.0)
    return [
        replace(one, state="hidden" if one.unit in found.hidden else "shown")
        if one.state == "open"
        else one
        for one in new
    ]


def _weekly(quarter: int, week: int, atoms: Counts, flat: Counts) -> list[Row]:
    """Contact kinds in total, and the groups of places: no more detail in a week."""
    name, now = f"{quarter}.{week}", atoms[:, :, week]
    groups = [row(f"{name}|groep {at}", one, flat) for at, one in enumerate(now)]
    kinds = [row(f"{name}|soort {at}", one, flat) for at, one in enumerate(now.T)]
    return [row(f"{name}|totaal", now.ravel(), flat), *groups, *kinds]


def _quarterly(quarter: int, atoms: Counts, flat: Counts) -> list[Row]:
    """Three tables of two dimensions that share them, in all detail."""
    axes = made_axes(SIZES)
    found: dict[str, Row] = {}
    for pair in ((0, 1), (0, 2), (1, 2)):
        left = ({*range(3)} - set(pair)).pop()
        for one, first in axes[pair[0]].items():
            for two, second in axes[pair[1]].items():
                where = {pair[0]: first, pair[1]: second, left: tuple(range(SIZES[left]))}
                held = atoms[np.ix_(*(where[at] for at in range(3)))].ravel()
                key = ["totaal"] * 3
                key[pair[0]], key[pair[1]] = one, two
                found["|".join(key)] = row(f"{quarter}|{'|'.join(key)}", held, flat)
    return list(found.values())
