"""A small part of a large attack: only some columns may move, the others stay where they are.

What is found so is a world of the whole, so it may show that a number is safe; never that
it is not.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from exports.attack.merged import Merged
from exports.attack.solver import Costs, Line, Point, Programme

_COMPANY = 3
"""How many other groups may move with one."""


class Nearby:
    """``groups`` tells of each column in which stretch of time it lies; ``middle`` is a world."""

    def __init__(self, merged: Merged, groups: Sequence[int], middle: Point) -> None:
        self._merged, self._groups, self._middle = merged, groups, middle
        self._columns: defaultdict[int, list[int]] = defaultdict(list)
        for column, group in enumerate(groups):
            self._columns[group].append(column)
        self._lines: defaultdict[int, list[int]] = defaultdict(list)
        self._beside: defaultdict[int, set[int]] = defaultdict(set)
        for number, line in enumerate(merged.lines):
            met = {groups[column] for column in line.terms}
            for group in met:
                self._lines[group].append(number)
                self._beside[group] |= met

    def company(self, group: int, turn: int) -> frozenset[int]:
        """The group and a few small ones that share numbers with it; others with each turn."""
        others = sorted(self._beside[group] - {group}, key=lambda one: len(self._columns[one]))
        small = others[: max(len(others) - 1, _COMPANY)]
        start = _COMPANY * turn % max(len(small), 1)
        return frozenset((group, *(small + small)[start : start + _COMPANY]))

    def programme(self, groups: Collection[int]) -> "Part":
        """The part of the attack in which only these groups move."""
        columns = [column for group in sorted(groups) for column in self._columns[group]]
        numbers = sorted({number for group in groups for number in self._lines[group]})
        return Part(self._merged, columns, numbers, self._middle)


class Part:
    """A programme over some columns; answers as points of the whole."""

    def __init__(
        self, merged: Merged, columns: Sequence[int], numbers: Sequence[int], middle: Point
    ) -> None:
        self._columns, self._middle = np.array(columns, np.int64), middle
        self._at = {column: place for place, column in enumerate(columns)}
        lines = [self._line(merged.lines[number]) for number in numbers]
        self._programme = Programme(len(columns), lines, merged.highest)

    def highest(self, costs: Costs) -> Point:
        """A world in which the sum is as high as it can be when only these columns move."""
        return self._whole(self._programme.highest(self._own(costs))[1])

    def lowest(self, costs: Costs) -> Point:
        """The same for as low as it can be."""
        return self._whole(self._programme.lowest(self._own(costs))[1])

    def _own(self, costs: Costs) -> dict[int, float]:
        return {self._at[column]: cost for column, cost in costs.items() if column in self._at}

    def _whole(self, point: Point) -> Point:
        whole = self._middle.copy()
        whole[self._columns] = point
        return whole

    def _line(self, line: Line) -> Line:
        """The line for what moves. It fits the middle exactly, however that was rounded."""
        terms = {self._at[c]: times for c, times in line.terms.items() if c in self._at}
        now = {c: times * float(self._middle[c]) for c, times in line.terms.items()}
        moving = sum(value for c, value in now.items() if c in self._at)
        if line.least is not None and line.least == line.most:
            return Line(terms, moving, moving)
        still = sum(now.values()) - moving
        least = None if line.least is None else min(line.least - still, moving)
        most = None if line.most is None else max(line.most - still, moving)
        return Line(terms, least, most)
