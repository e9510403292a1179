"""The attack itself: how low and how high each hidden number can be, given all that is known."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from exports.attack.knowledge import Bounds, Known, Target
from exports.attack.merged import Merged, merge
from exports.attack.solver import Costs, Point, Programme

Progress = Callable[[int, int], None]
"""Told how many of how many hidden numbers are done."""

_SLACK = 1e-5
_WORTH = 0.05
"""Asking for many at once goes on while it answers at least this part of them."""


def attack(
    atoms: int,
    known: Iterable[Known],
    targets: Sequence[Target],
    progress: Progress = lambda done, total: None,
    enough: int | None = None,
) -> list[Bounds]:
    """The bounds of every target, by linear programming over ``atoms`` and what is ``known``.

    Atoms are taken as any amounts of at least 0, so the true bounds are never wider. After
    ``enough`` targets that turned out bad the rest is left. Raises
    :class:`~exports.attack.knowledge.Contradiction` when no register fits what is known.
    """
    search = _Search(merge(atoms, known), list(dict.fromkeys(targets)))
    total = len(search.targets)

    def told() -> None:
        progress(total - len(search.open()), total)

    search.ask_together(told)
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
        self._programme = Programme(len(merged.sizes), merged.lines, merged.highest)
        self._high = [merged.highest_costs(target) for target in targets]
        self._low = [merged.lowest_costs(target) for target in targets]
        self._highs, self._lows = _Sums(self._high), _Sums(self._low)
        self._reach = np.array([np.inf if t.reach is None else t.reach for t in targets])
        self._spread = np.array([t.spread for t in targets], float)
        self._or_empty = np.array([t.or_empty for t in targets], np.bool_)
        self._most = np.full(len(targets), -np.inf)
        self._least = np.full(len(targets), np.inf)
        self._proven: set[int] = set()
        self._learn(self._programme.highest({})[1])

    def open(self) -> list[int]:
        """The targets of which more must be known."""
        return [int(n) for n in np.flatnonzero(~self._safe()) if n not in self._proven]

    def bad(self) -> int:
        """How many targets can be known too well."""
        return sum(self._most[number] > _SLACK for number in self._proven)

    def ask_together(self, told: Callable[[], None]) -> None:
        """Ask for the sum of many targets at once, as long as that answers enough of them."""
        ask = self._programme
        self._rounds(lambda n: self._or_empty[n], ask.lowest, self._low, told)
        self._rounds(lambda n: self._most[n] < self._reach[n], ask.highest, self._high, told)
        self._rounds(lambda n: self._most[n] >= self._reach[n], ask.lowest, self._low, told)

    def empty_together(self) -> None:
        """Prove at once that targets are empty: none of them is when their sum is."""
        none = self._never_seen()
        while none:
            most, point = self._programme.highest(_together(self._high[n] for n in none))
            self._learn(point)
            left = self._never_seen()
            if most <= _SLACK:
                self._most[left] = self._least[left] = 0.0
                self._proven.update(left)
            none = left if len(left) < len(none) else []

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
        least = np.ceil(self._least - _SLACK).astype(int)
        most = np.floor(self._most + _SLACK).astype(int)
        ends = zip(least.tolist(), most.tolist(), strict=True)
        return [Bounds(*both, n in self._proven) for n, both in enumerate(ends)]

    def _rounds(
        self,
        wanted: Callable[[int], bool],
        ask: Callable[[Costs], tuple[float, Point]],
        costs: Sequence[Costs],
        told: Callable[[], None],
    ) -> None:
        numbers, worth = [n for n in self.open() if wanted(n)], True
        while numbers and worth:
            told()
            self._learn(ask(_together(costs[n] for n in numbers))[1])
            left = [n for n in self.open() if wanted(n)]
            numbers, worth = left, len(left) <= (1 - _WORTH) * len(numbers)

    def _never_seen(self) -> list[int]:
        """Open targets that were empty in every world so far."""
        return [number for number in self.open() if self._most[number] <= _SLACK]

    def _learn(self, point: Point) -> None:
        self._most = np.maximum(self._most, self._highs.at(point))
        self._least = np.minimum(self._least, self._lows.at(point))

    def _safe(self) -> NDArray[np.bool_]:
        most = np.floor(self._most + _SLACK)
        spread = most - np.ceil(self._least - _SLACK)
        far = (most >= self._reach) & (spread >= self._spread)
        return np.asarray(far | (self._or_empty & (self._least <= _SLACK)))


class _Sums:
    """Many weighted sums of columns, worked out together."""

    def __init__(self, all_costs: Sequence[Costs]) -> None:
        self._number = len(all_costs)
        lengths = [len(costs) for costs in all_costs]
        self._owner = np.repeat(np.arange(self._number), lengths)
        self._column = np.array([c for costs in all_costs for c in costs], np.int64)

    def at(self, point: Point) -> NDArray[np.float64]:
        """The value of every sum at this point."""
        return np.bincount(self._owner, point[self._column], self._number).astype(float)


def _together(all_costs: Iterable[Costs]) -> dict[int, float]:
    total: dict[int, float] = {}
    for costs in all_costs:
        for column, cost in costs.items():
            total[column] = total.get(column, 0.0) + cost
    return total
