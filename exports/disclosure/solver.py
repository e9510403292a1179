"""The linear solver, asked for changes of the slots of one part that keep its sums right."""

import highspy
import numpy as np
from numpy.typing import NDArray

from exports.disclosure.slots import Part

Real = NDArray[np.float64]
SOLVE_SECONDS = 20.0


class Solver:
    """One model per part: only bounds and prices change between questions.

    Every slot has a column for going up and one for going down, so that standing still is
    a corner of the model. Every question starts there: from the answer to another one it
    takes longer.
    """

    def __init__(self, part: Part) -> None:
        """``part`` gives the equations."""
        self.size = len(part.rows)
        self._columns = np.arange(2 * self.size, dtype=np.int32)
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("presolve", "off"),
            ("solver", "simplex"),
            ("threads", 1),
            ("time_limit", highspy.kHighsInf),
        ):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._model(part))

    def _model(self, part: Part) -> highspy.HighsLp:
        atoms = len(part.members)
        starts, columns, values = [0], list[int](), list[float]()
        for slot, terms in enumerate(part.terms, start=atoms):
            for one, sign in (*terms, (slot, -1)):
                columns += [one, self.size + one]
                values += [sign, -sign]
            starts.append(len(columns))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = 2 * self.size, len(part.terms)
        model.col_cost_ = np.zeros(2 * self.size)
        model.col_lower_ = model.col_upper_ = np.zeros(2 * self.size)
        model.row_lower_ = model.row_upper_ = np.zeros(len(part.terms))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array(values, dtype=np.float64)
        return model

    def solve(self, least: Real, most: Real, price: Real) -> Real | None:
        """The cheapest changes of the slots within bounds; None when there are none.

        All three have the slots' ways up first and their ways down after.
        """
        count = len(self._columns)
        self._highs.changeColsBounds(count, self._columns, least, most)
        self._highs.changeColsCost(count, self._columns, price)
        self._highs.setBasis()
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = np.array(self._highs.getSolution().col_value)
        moves: Real = found[: self.size] - found[self.size :]
        return moves
