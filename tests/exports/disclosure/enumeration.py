"""Every register a reader could imagine, one by one: for tables small enough to do so.

Plain tuples and no solver. A row is ``(plus, minus)``, indices of atoms; what is seen of it
is ``(plus, minus, least, most)``.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Worlds = NDArray[np.int64]
Seen = tuple[tuple[int, ...], tuple[int, ...], int, int]
UNKNOWN = 10**6
"""The most of a number of which the reader only knows the least."""

TOO_MANY = 3_000_000


def all_worlds(atoms: int, seen: Iterable[Seen], cap: int) -> Worlds:
    """All whole atoms of at least 0 that agree with what is ``seen``, one world a line.

    An atom that no seen total bounds goes up to ``cap``, which must leave room for what
    should be possible.
    """
    rows = list(seen)
    caps = [_cap(atom, rows, cap) for atom in range(atoms)]
    found = np.zeros((1, 0), dtype=np.int64)
    for atom in range(atoms):
        values = np.arange(caps[atom] + 1, dtype=np.int64)
        assert len(found) * len(values) <= TOO_MANY, "too many worlds to enumerate"
        found = np.hstack(
            [np.repeat(found, len(values), axis=0), np.tile(values, len(found))[:, None]]
        )
        for row in rows:
            if atom in row[0] or atom in row[1]:  # what other rows say was looked at before
                found = found[_possible(found, row, caps)]
    return found


def _cap(atom: int, rows: Sequence[Seen], cap: int) -> int:
    bounds = [most for plus, minus, _, most in rows if atom in plus and not minus]
    return min([cap, *bounds])


def _possible(found: Worlds, row: Seen, caps: Sequence[int]) -> NDArray[np.bool_]:
    """Partial worlds that the atoms still to come can complete, as far as this row knows."""
    plus, minus, least, most = row
    known = found.shape[1]
    value = totals(found, ([at for at in plus if at < known], [at for at in minus if at < known]))
    up = sum(caps[at] for at in plus if at >= known)
    down = sum(caps[at] for at in minus if at >= known)
    return (value - down <= most) & (value + up >= least)


def totals(worlds: Worlds, row: tuple[Sequence[int], Sequence[int]]) -> Worlds:
    """The number of a row in every world."""
    plus, minus = row
    return worlds[:, list(plus)].sum(axis=1) - worlds[:, list(minus)].sum(axis=1)
