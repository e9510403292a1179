"""A quarter to release beside two years of ledger: eight quarters in detail, weeks in total.

Each quarter was released with its thirteen weeks before it, in coarse tables, and protected
against all that came earlier, as a real ledger is. What earlier quarters hid is settled: the
worlds that prove it change nothing in the new quarter.
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
        counts = made_counts(SIZES, MEAN, 100 + quarter)
        random = np.random.default_rng(quarter)
        split = random.multinomial(counts.ravel(), np.full(WEEKS, 1 / WEEKS))
        start = len(atoms)
        atoms += split.ravel().tolist()
        flat = np.array(atoms, dtype=np.int64)
        weeks = start + np.arange(split.size).reshape(*SIZES, WEEKS)
        coarse = [one for week in range(WEEKS) for one in _weekly(quarter, week, weeks, flat)]
        detail = _quarterly(quarter, weeks, flat)
        coarse = _released(atoms, [], coarse)
        if quarter == QUARTERS - 1:
            return System(tuple(atoms), (*known, *coarse, *detail))
        known += _settled((*coarse, *_released(atoms, coarse, detail)))
    raise AssertionError  # the last quarter is the one to release


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
    """Contact kinds in total, and the three groups of places: no more detail in a week."""
    places, kinds, _ = made_axes(SIZES)
    groups = {name: where for name, where in places.items() if len(where) > 1}
    name = f"{quarter}.{week}"
    return [
        row(f"{name}|{group}", atoms[list(where), :, :, week].ravel(), flat)
        for group, where in groups.items()
    ] + [
        row(f"{name}|kind {kind}", atoms[:, list(where), :, week].ravel(), flat)
        for kind, where in kinds.items()
        if len(where) == 1
    ]


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
