"""The linear solver, asked for changes of the slots of one part that keep its sums right."""

import highspy
import numpy as np
from numpy.typing import NDArray

from exports.disclosure.slots import Whole

Real = NDArray[np.float64]
_OPTIONS = (("output_flag", False), ("presolve", "off"), ("solver", "simplex"), ("threads", 1))


class Solver:
    """One model: only bounds and prices change between questions.

    Every slot has a column for going up and one for going down, so that standing still is
    a corner of the model. Every question starts there: from the answer to another one it
    takes longer.
    """

    def __init__(self, size: int, equations: Whole, chosen: Whole) -> None:
        """``equations`` of a part with ``size`` slots, of which the ``chosen`` may move."""
        self.size = size
        self._slots = chosen
        self._both = np.concatenate([chosen, self.size + chosen])
        # As the model begins: all held still, at no price.
        self._least, self._most, self._price = np.zeros((3, len(self._both)))
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS:
            self._highs.setOptionValue(option, value)
        self._highs.passModel(_model(size, equations, chosen))

    def solve(self, least: Real, most: Real, price: Real, *, onwards: bool = False) -> Real | None:
        """The cheapest changes of the slots within bounds; None when there are none.

        All three have the ways up of all slots first and their ways down after. ``onwards``
        starts from the last answer, which is quick when little has changed.
        """
        self._ask(least[self._both], most[self._both], price[self._both])
        if not onwards:
            self._highs.setBasis()
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = np.array(self._highs.getSolution().col_value)
        moves: Real = np.zeros(self.size)
        moves[self._slots] = found[: len(self._slots)] - found[len(self._slots) :]
        return moves

    def _ask(self, least: Real, most: Real, price: Real) -> None:
        """Change what differs from the question before: mostly that is little."""
        other = np.flatnonzero((least != self._least) | (most != self._most)).astype(np.int32)
        self._highs.changeColsBounds(len(other), other, least[other], most[other])
        dearer = np.flatnonzero(price != self._price).astype(np.int32)
        self._highs.changeColsCost(len(dearer), dearer, price[dearer])
        self._least, self._most, self._price = least, most, price


def _model(size: int, equations: Whole, chosen: Whole) -> highspy.HighsLp:
    """The equations with a chosen slot in them; the other slots stand still."""
    number = np.full(size, -1)
    number[chosen] = np.arange(len(chosen))
    row, slot, by = equations
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
