"""The attack itself: how low and how high each hidden number can be, given all that is known."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from exports.attack.knowledge import Bounds, Known, Target
from exports.attack.merged import Merged, merge
from exports.attack.solver import Point, Programme

Progress = Callable[[int, int], None]
"""Told how many of how many hidden numbers are done."""

_SLACK = 1e-5
_SWEEPS = 12


def attack(
    atoms: int,
    known: Iterable[Known],
    targets: Sequence[Target],
    progress: Progress = lambda done, total: None,
) -> list[Bounds]:
    """The bounds of every target, by linear programming over ``atoms`` and what is ``known``.

    Atoms are taken as any amounts of at least 0, so the true bounds are never wider. Raises
    :class:`~exports.attack.knowledge.Contradiction` when no register fits what is known.
    """
    merged = merge(atoms, known)
    search = _Search(merged, list(dict.fromkeys(targets)))
    search.sweep()
    left = search.open()
    for done, number in enumerate(left):
        progress(done, len(left))
        search.settle(number)
    found = dict(zip(search.targets, search.bounds(), strict=True))
    return [found[target] for target in targets]


class _Search:
    """Every world that the solver finds tells something of every target."""

    def __init__(self, merged: Merged, targets: list[Target]) -> None:
        self.targets = targets
        self._programme = Programme(len(merged.sizes), merged.lines, merged.highest)
        self._high = [merged.highest_costs(target) for target in targets]
        self._low = [merged.lowest_costs(target) for target in targets]
        self._highs, self._lows = _Sums(self._high), _Sums(self._low)
        self._reach = np.array([np.inf if t.reach is None else t.reach for t in targets])
        self._spread = np.array([t.spread for t in targets], float)
        self.most = np.full(len(targets), -np.inf)
        self.least = np.full(len(targets), np.inf)
        self._proven: set[int] = set()

    def open(self) -> list[int]:
        """The targets of which more must be known."""
        return [int(n) for n in np.flatnonzero(~self._safe()) if n not in self._proven]

    def sweep(self) -> None:
        """Find worlds that settle many targets at once, as long as they do."""
        self._learn(self._programme.lowest({})[1])
        chance = random.Random(1)  # noqa: S311 - only to look in many directions
        for turn in range(_SWEEPS):
            before = self.open()
            if not before:
                return
            costs = self._high if turn % 2 == 0 else self._low
            wanted = _together((costs[n], chance.uniform(0.1, 1)) for n in before)
            ask = self._programme.highest if turn % 2 == 0 else self._programme.lowest
            self._learn(ask(wanted)[1])
            if turn >= 2 and len(self.open()) > 0.98 * len(before):
                return

    def settle(self, number: int) -> None:
        """Find both ends of one target, unless another already showed it to be safe."""
        if self._safe()[number]:
            return
        self._end(number, highest=True)
        if not self._safe()[number]:
            self._end(number, highest=False)
        if not self._safe()[number]:
            self._proven.add(number)

    def bounds(self) -> list[Bounds]:
        """What was found of each target, in whole numbers."""
        least = np.ceil(self.least - _SLACK).astype(int)
        most = np.floor(self.most + _SLACK).astype(int)
        ends = zip(least.tolist(), most.tolist(), strict=True)
        return [Bounds(*both, n in self._proven) for n, both in enumerate(ends)]

    def _end(self, number: int, highest: bool) -> None:
        costs = (self._high if highest else self._low)[number]
        if not costs:
            return
        self._learn((self._programme.highest if highest else self._programme.lowest)(costs)[1])

    def _learn(self, point: Point) -> None:
        self.most = np.maximum(self.most, self._highs.at(point))
        self.least = np.minimum(self.least, self._lows.at(point))

    def _safe(self) -> NDArray[np.bool_]:
        most = np.floor(self.most + _SLACK)
        return (most >= self._reach) & (most - np.ceil(self.least - _SLACK) >= self._spread)


class _Sums:
    """Many weighted sums of columns, worked out together."""

    def __init__(self, all_costs: Sequence[Mapping[int, float]]) -> None:
        self._number = len(all_costs)
        lengths = [len(costs) for costs in all_costs]
        self._owner = np.repeat(np.arange(self._number), lengths)
        self._column = np.array([c for costs in all_costs for c in costs], np.int64)

    def at(self, point: Point) -> NDArray[np.float64]:
        """The value of every sum at this point."""
        return np.bincount(self._owner, point[self._column], self._number).astype(float)


def _together(weighted: Iterable[tuple[Mapping[int, float], float]]) -> dict[int, float]:
    total: dict[int, float] = {}
    for costs, weight in weighted:
        for column, cost in costs.items():
            total[column] = total.get(column, 0.0) + weight * cost
    return total
