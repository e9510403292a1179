"""The linear programme behind the attack: the same rows, asked again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, MatrixFormat, ObjSense
from numpy.typing import NDArray

from exports.attack.knowledge import Contradiction

Point = NDArray[np.float64]
Costs = Mapping[int, float]
_INFINITE = float("inf")
_PRIMAL_SIMPLEX = 4
_SOLVED = (HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the programme: coefficients by column, between two ends."""

    terms: Mapping[int, int]
    least: float | None
    most: float | None


class Programme:
    """Columns from 0 to ``highest`` under fixed lines; only what is asked for changes."""

    def __init__(self, columns: int, lines: Sequence[Line], highest: int) -> None:
        self._solver = Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        # A new question leaves the last answer feasible, so the primal method goes on from there.
        self._solver.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)
        self._solver.setOptionValue("threads", 1)
        self._solver.passModel(_model(columns, lines, highest))
        self._asked: NDArray[np.int32] = np.zeros(0, np.int32)

    def highest(self, costs: Costs) -> tuple[float, Point]:
        """The most that the weighted sum can be, and columns that give it.

        Raises :class:`Contradiction` when no columns fit the lines; so does the other.
        """
        return self._solve(costs, ObjSense.kMaximize)

    def lowest(self, costs: Costs) -> tuple[float, Point]:
        """The least that the weighted sum can be, and columns that give it."""
        return self._solve(costs, ObjSense.kMinimize)

    def _solve(self, costs: Costs, sense: ObjSense) -> tuple[float, Point]:
        self._ask(costs)
        self._solver.changeObjectiveSense(sense)
        self._run()
        return self._solver.getInfo().objective_function_value, self._point()

    def _ask(self, costs: Costs) -> None:
        self._solver.changeColsCost(len(self._asked), self._asked, np.zeros(len(self._asked)))
        self._asked = np.fromiter(costs, np.int32, len(costs))
        values = np.fromiter(costs.values(), np.float64, len(costs))
        self._solver.changeColsCost(len(costs), self._asked, values)

    def _run(self) -> None:
        self._solver.run()
        if self._solved():
            return
        # Once more from nothing: a solver that lost its way is no contradiction yet.
        self._solver.clearSolver()
        self._solver.run()
        if not self._solved():
            raise Contradiction

    def _solved(self) -> bool:
        return self._solver.getModelStatus() in _SOLVED

    def _point(self) -> Point:
        return np.array(self._solver.getSolution().col_value)


def _model(columns: int, lines: Sequence[Line], highest: int) -> HighsLp:
    model = HighsLp()
    model.num_col_, model.num_row_ = columns, len(lines)
    model.col_cost_ = np.zeros(columns)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.full(columns, float(highest))
    model.row_lower_ = np.array(
        [-_INFINITE if line.least is None else line.least for line in lines], np.float64
    )
    model.row_upper_ = np.array(
        [_INFINITE if line.most is None else line.most for line in lines], np.float64
    )
    lengths = [len(line.terms) for line in lines]
    matrix = model.a_matrix_
    matrix.format_ = MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = columns, len(lines)
    matrix.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    matrix.index_ = np.array([c for line in lines for c in line.terms], np.int32)
    matrix.value_ = np.array([v for line in lines for v in line.terms.values()], np.float64)
    return model
