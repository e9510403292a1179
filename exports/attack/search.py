"""The attack itself: how low and how high each hidden number can be, given all that is known."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from exports.attack.knowledge import Bounds, Contradiction, Known, Target
from exports.attack.merged import Merged, merge
from exports.attack.nearby import Nearby
from exports.attack.solver import Point, Programme

Progress = Callable[[int, int], None]
"""Told how many of how many hidden numbers are done."""

_SLACK = 1e-5
_TURNS = 3


def attack(
    atoms: int,
    known: Iterable[Known],
    targets: Sequence[Target],
    progress: Progress = lambda done, total: None,
    groups: Sequence[int] = (),
    enough: int | None = None,
) -> list[Bounds]:
    """The bounds of every target, by linear programming over ``atoms`` and what is ``known``.

    Atoms are taken as any amounts of at least 0, so the true bounds are never wider.
    ``groups`` tells for each atom which others it moves with most; it only saves time. After
    ``enough`` targets that turned out bad the rest is left. Raises
    :class:`~exports.attack.knowledge.Contradiction` when no register fits what is known.
    """
    merged = merge(atoms, known)
    search = _Search(merged, list(dict.fromkeys(targets)))
    total = len(search.targets)

    def told() -> None:
        progress(total - len(search.open()), total)

    if groups:
        search.look_nearby(merged.grouped(groups), told)
    search.empty_together()
    for number in search.open():
        if enough is not None and search.bad() >= enough:
            break
        told()
        search.settle(number)
    found = dict(zip(search.targets, search.bounds(), strict=True))
    return [found[target] for target in targets]


class _Search:
    """Every world that the solver finds tells something of every target."""

    def __init__(self, merged: Merged, targets: list[Target]) -> None:
        self.targets = targets
        self._merged = merged
        self._programme = Programme(len(merged.sizes), merged.lines, merged.highest)
        self._high = [merged.highest_costs(target) for target in targets]
        self._low = [merged.lowest_costs(target) for target in targets]
        self._highs, self._lows = _Sums(self._high), _Sums(self._low)
        self._reach = np.array([np.inf if t.reach is None else t.reach for t in targets])
        self._spread = np.array([t.spread for t in targets], float)
        self._or_empty = np.array([t.or_empty for t in targets], np.bool_)
        self.most = np.full(len(targets), -np.inf)
        self.least = np.full(len(targets), np.inf)
        self._proven: set[int] = set()
        self._middle = self._programme.middle()
        self._learn(self._middle)

    def open(self) -> list[int]:
        """The targets of which more must be known."""
        return [int(n) for n in np.flatnonzero(~self._safe()) if n not in self._proven]

    def bad(self) -> int:
        """How many targets can be known too well."""
        return sum(self.most[number] > _SLACK for number in self._proven)

    def look_nearby(self, groups: Sequence[int], told: Callable[[], None]) -> None:
        """Settle targets in small parts of the whole, as far as that goes."""
        nearby = Nearby(self._merged, groups, self._middle)
        for turn in range(_TURNS):
            by_group: defaultdict[int, list[int]] = defaultdict(list)
            for number in self.open():
                if self.most[number] > _SLACK:
                    by_group[self._group(number, groups)].append(number)
            for group, numbers in by_group.items():
                told()
                self._nearby(nearby, nearby.company(group, turn), numbers)

    def empty_together(self) -> None:
        """Prove all at once that targets are empty: none of them is when their sum is."""
        none = [number for number in self.open() if self.most[number] <= _SLACK]
        costs = _together(self._high[number] for number in none)
        if none and self._programme.highest(costs)[0] <= _SLACK:
            self.most[none] = 0.0
            self.least[none] = 0.0
            self._proven.update(none)

    def settle(self, number: int) -> None:
        """Find both ends of one target, unless another already showed it to be safe."""
        if self._safe()[number]:
            return
        if self._high[number]:
            self._learn(self._programme.highest(self._high[number])[1])
        if not self._safe()[number] and self._low[number]:
            self._learn(self._programme.lowest(self._low[number])[1])
        if not self._safe()[number]:
            self._proven.add(number)

    def bounds(self) -> list[Bounds]:
        """What was found of each target, in whole numbers."""
        least = np.ceil(self.least - _SLACK).astype(int)
        most = np.floor(self.most + _SLACK).astype(int)
        ends = zip(least.tolist(), most.tolist(), strict=True)
        return [Bounds(*both, n in self._proven) for n, both in enumerate(ends)]

    def _group(self, number: int, groups: Sequence[int]) -> int:
        return Counter(groups[column] for column in self._high[number]).most_common(1)[0][0]

    def _nearby(self, nearby: Nearby, company: frozenset[int], numbers: Sequence[int]) -> None:
        try:
            part = nearby.programme(company)
            highs = _Sums([self._high[number] for number in numbers])
            lows = _Sums([self._low[number] for number in numbers])
            for number in numbers:
                for ask, costs in ((part.highest, self._high), (part.lowest, self._low)):
                    if costs[number] and not self._safe(number):
                        self._learn(ask(costs[number]), numbers, highs, lows)
        except Contradiction:
            # The middle was too roughly rounded to start from; the whole will tell.
            return

    def _learn(
        self,
        point: Point,
        numbers: Sequence[int] | slice = slice(None),
        highs: "_Sums | None" = None,
        lows: "_Sums | None" = None,
    ) -> None:
        """Take a world into account, for these targets."""
        high, low = (highs or self._highs).at(point), (lows or self._lows).at(point)
        self.most[numbers] = np.maximum(self.most[numbers], high)
        self.least[numbers] = np.minimum(self.least[numbers], low)

    def _safe(self, numbers: int | slice = slice(None)) -> NDArray[np.bool_]:
        most = np.floor(self.most[numbers] + _SLACK)
        spread = most - np.ceil(self.least[numbers] - _SLACK)
        far = (most >= self._reach[numbers]) & (spread >= self._spread[numbers])
        return np.asarray(far | (self._or_empty[numbers] & (self.least[numbers] <= _SLACK)))


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


def _together(all_costs: Iterable[Mapping[int, float]]) -> dict[int, float]:
    total: dict[int, float] = {}
    for costs in all_costs:
        for column, cost in costs.items():
            total[column] = total.get(column, 0.0) + cost
    return total
