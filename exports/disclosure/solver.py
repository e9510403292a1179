"""The linear solver, asked for changes of the slots of one part that keep its sums right."""

import highspy
import numpy as np
from numpy.typing import NDArray

from exports.disclosure.slots import Part, Whole

Real = NDArray[np.float64]
_OPTIONS = (("output_flag", False), ("presolve", "off"), ("solver", "simplex"), ("threads", 1))


class Solver:
    """One model: only bounds and prices change between questions.

    Every slot has a column for going up and one for going down, so that standing still is
    a corner of the model. Every question starts there: from the answer to another one it
    takes longer.
    """

    def __init__(self, part: Part, slots: Whole | None = None) -> None:
        """``part`` gives the equations, ``slots`` which may move; all when not given."""
        self.size = len(part.rows)
        chosen = np.arange(self.size) if slots is None else slots
        self._slots = chosen
        self._both = np.concatenate([chosen, self.size + chosen])
        self._columns = np.arange(len(self._both), dtype=np.int32)
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS:
            self._highs.setOptionValue(option, value)
        self._highs.passModel(_model(part, chosen))

    def solve(self, least: Real, most: Real, price: Real, *, onwards: bool = False) -> Real | None:
        """The cheapest changes of the slots within bounds; None when there are none.

        All three have the ways up of all slots first and their ways down after. ``onwards``
        starts from the last answer, which is quick when little has changed.
        """
        count, both = len(self._columns), self._both
        self._highs.changeColsBounds(count, self._columns, least[both], most[both])
        self._highs.changeColsCost(count, self._columns, price[both])
        if not onwards:
            self._highs.setBasis()
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = np.array(self._highs.getSolution().col_value)
        moves: Real = np.zeros(self.size)
        moves[self._slots] = found[: count // 2] - found[count // 2 :]
        return moves


def _model(part: Part, chosen: Whole) -> highspy.HighsLp:
    """The equations with a chosen slot in them; the other slots stand still."""
    number = np.full(len(part.rows), -1)
    number[chosen] = np.arange(len(chosen))
    row, slot, by = part.equations
    kept = number[slot] >= 0
    at, columns, signs = row[kept], number[slot[kept]], by[kept]
    starts = np.flatnonzero(np.diff(at, prepend=-1))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = 2 * len(chosen), len(starts)
    model.col_cost_ = np.zeros(2 * len(chosen))
    model.col_lower_ = model.col_upper_ = np.zeros(2 * len(chosen))
    model.row_lower_ = model.row_upper_ = np.zeros(len(starts))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = (2 * np.append(starts, len(at))).astype(np.int32)
    both = np.stack([columns, len(chosen) + columns], axis=1)
    model.a_matrix_.index_ = both.ravel().astype(np.int32)
    model.a_matrix_.value_ = np.stack([signs, -signs], axis=1).ravel().astype(np.float64)
    return model
