"""Where to look first for a world: the slots around the one that must move.

A world mostly changes a few tens of slots, also in a part of many thousands, and a small
question is answered in a small part of the time. Whatever moves only these slots is a
world of the whole; that there is none among them says nothing.
"""

from collections.abc import Iterator

import numpy as np

from exports.disclosure.pattern import Mask
from exports.disclosure.slots import LARGE, Part, Whole
from exports.disclosure.solver import Solver

RINGS, SHORT, MOST = 3, 40, 200
"""How far around: over how many equations, of at most how many slots that can move, and up
to how many slots in all."""

RELATED = 30
"""How many earlier worlds that pass nearby are taken in."""

TRIES, RARELY = 50, 8
"""After so many tries, surroundings in which fewer than one in so many was found are left out."""


class Nearby:
    """Solvers for the surroundings of a slot, each wider than the one before."""

    def __init__(self, part: Part) -> None:
        """``part`` gives the equations that make slots each other's neighbours."""
        self._part = part
        self._walked: Mask = np.zeros(len(part.rows), dtype=np.bool_)
        self._paths: list[Whole] = []
        self._asked, self._found = [0, 0, 0], [0, 0, 0]
        self._last: int | None = None

    def learn(self, world: Whole) -> None:
        """What moved together once may do so again."""
        if self._last is not None:
            self._found[self._last] += 1
        path = np.flatnonzero(world)
        if len(path):
            self._paths.append(path)
        self._walked[path] = True

    def solvers(self, slot: int, free: Mask, equations: Whole) -> Iterator[Solver]:
        """Ask these one after the other; ``free`` are the slots that can move at all."""
        if len(self._part.rows) >= LARGE:
            for wide, near in enumerate(self._surroundings(slot, free, equations)):
                if self._asked[wide] < TRIES or self._asked[wide] < RARELY * self._found[wide]:
                    self._asked[wide] += 1
                    self._last = wide
                    yield Solver(len(free), equations, np.flatnonzero(near))
        self._last = None

    def _surroundings(self, slot: int, free: Mask, equations: Whole) -> Iterator[Mask]:
        near = self._around(slot, free, equations)
        yield near
        for path in self._related(near):
            near[path] = True
        yield near & free
        yield (near | self._walked) & free

    def _around(self, slot: int, free: Mask, equations: Whole) -> Mask:
        near: Mask = np.zeros(len(free), dtype=np.bool_)
        near[slot] = True
        equation, slots, _ = equations
        count, able = len(self._part.sums), free[slots]
        short = np.bincount(equation[able], minlength=count) <= SHORT
        for _ in range(RINGS):
            met = np.zeros(count, dtype=np.bool_)
            met[equation[near[slots]]] = True
            wider = near.copy()
            wider[slots[(met & short)[equation] & able]] = True
            if np.count_nonzero(wider) > MOST:
                break
            near = wider
        return near

    def _related(self, near: Mask) -> Iterator[Whole]:
        """The paths that lie nearby for the largest part."""
        if not self._paths:
            return
        lengths = [len(path) for path in self._paths]
        starts = np.cumsum([0, *lengths[:-1]])
        shares = np.add.reduceat(near[np.concatenate(self._paths)], starts, dtype=int) / lengths
        for index in np.argsort(shares, kind="stable")[::-1][:RELATED]:
            yield self._paths[index]
