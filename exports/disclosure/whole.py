"""From a world in fractions to one in whole numbers."""

import numpy as np

from exports.disclosure.slots import Part, Whole
from exports.disclosure.solver import Real, Solver

NEAR, STEPS = 1e-6, 60


def whole(
    solver: Solver, part: Part, limits: tuple[Real, Real], price: Real, moves: Real
) -> Whole | None:
    """Whole changes of the slots close to ``moves`` and within the same limits, or None.

    Fixes a few fractions at a time at a whole number and lets the solver mend the rest.
    """
    least, most = limits[0].copy(), limits[1].copy()
    atoms, size = len(part.members), len(part.rows)
    for _ in range(STEPS):
        near = np.rint(moves[:atoms])
        off = np.abs(moves[:atoms] - near)
        wrong = np.flatnonzero(off > NEAR)
        if not len(wrong):
            changes = part.completed(near.astype(np.int64))
            return changes if _within(changes, limits, size) else None
        some = wrong[np.argsort(off[wrong], kind="stable")][: max(1, len(wrong) // 4)]
        found = _fixed(solver, some, near[some], (least, most), price)
        if found is None and len(some) > 1:
            some = some[:1]
            found = _fixed(solver, some, near[some], (least, most), price)
        if found is None:
            other = np.where(moves[some] > near[some], near[some] + 1, near[some] - 1)
            found = _fixed(solver, some, other, (least, most), price)
        if found is None:
            return None
        moves = found
    return None


def _fixed(
    solver: Solver, slots: Whole, values: Real, limits: tuple[Real, Real], price: Real
) -> Real | None:
    """Solve with some slots held at a value; on success the limits keep them there."""
    least, most = limits
    before = least.copy(), most.copy()
    for start, amount in ((0, np.maximum(values, 0)), (solver.size, np.maximum(-values, 0))):
        least[start + slots] = most[start + slots] = amount
    found = solver.solve(least, most, price, onwards=True)
    if found is None:
        least[:], most[:] = before
    return found


def _within(changes: Whole, limits: tuple[Real, Real], size: int) -> bool:
    least, most = limits
    lowest, highest = least[:size] - most[size:], most[:size] - least[size:]
    return bool(np.all(changes >= lowest - NEAR) and np.all(changes <= highest + NEAR))
