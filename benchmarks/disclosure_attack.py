"""What a reader can work out with a solver: the least and most of every hidden cell.

Written apart from the protector: every row its own equation, one solve for each bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from exports.disclosure.system import Row, System

NONE = 1e-6
Whole = NDArray[np.int32]


@dataclass(frozen=True)
class Known:
    """How many hidden cells the reader knows to be small, and how many exactly."""

    small: int
    exact: int


def attack(system: System, hidden: frozenset[str], *, every: int = 1) -> Known:
    """Bounds of every hidden cell (of one in ``every``), from all that is shown."""
    masked = [row for row in system.rows if row.unit in hidden or row.state == "hidden"]
    shown = [row for row in system.rows if row.unit not in hidden and row.state != "hidden"]
    bounds = list(_bounds(system, shown, masked[::every]))
    return Known(
        small=sum(NONE < most < row.k - NONE for row, _, most in bounds),
        exact=sum(most - least < NONE < most for _, least, most in bounds),
    )


def _bounds(
    system: System, shown: list[Row], masked: list[Row]
) -> Iterator[tuple[Row, float, float]]:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    for _ in system.atoms:
        solver.addVar(0.0, highspy.kHighsInf)
    for row in shown:
        value, atoms = float(system.value(row)), (*row.plus, *row.minus)
        signs = [1.0] * len(row.plus) + [-1.0] * len(row.minus)
        solver.addRow(value, value, len(atoms), np.array(atoms, dtype=np.int32), np.array(signs))
    every = np.arange(len(system.atoms), dtype=np.int32)
    for row in masked:
        yield row, *(_best(solver, row, every, sense) for sense in (1.0, -1.0))


def _best(solver: highspy.Highs, row: Row, every: Whole, sense: float) -> float:
    prices = np.zeros(len(every))
    prices[list(row.plus)], prices[list(row.minus)] = sense, -sense
    solver.changeColsCost(len(every), every, prices)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        return sense * float(solver.getInfo().objective_function_value)
    return float("inf") if sense < 0 else 0.0
