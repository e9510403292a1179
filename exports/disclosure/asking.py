"""Questions about one part: a world in which a slot moves, and how far slots can go."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from exports.disclosure.nearby import Nearby
from exports.disclosure.pattern import Mask, Pattern
from exports.disclosure.slots import LARGE, Part, Whole
from exports.disclosure.solver import Real, Solver
from exports.disclosure.whole import whole

_ASIDE = 1e-6
"""The price of what moves along with the slots that a question is about."""


class Asking:
    """Asks the solvers of one part, under what its pattern shows by then."""

    def __init__(self, part: Part, pattern: Pattern) -> None:
        """``pattern`` may change between questions."""
        self._part, self._pattern = part, pattern
        self._size = len(part.rows)
        self._able = ~pattern.frozen & ~part.loose
        self._core = part.core(pattern.open) & self._able
        # Only worth it beside much that was settled before.
        self._worth = 2 * np.count_nonzero(self._core) < np.count_nonzero(self._able)
        self._whole, self._inner = self._made([], self._able), self._made([], self._core)
        self._nearby = Nearby(part)

    def world(self, slot: int, amount: int, still: Iterable[int], *, hide: bool) -> Whole | None:
        """The cheapest world in which the slot moves by at least ``amount``, or None.

        What is ``still`` does not move. Without ``hide`` only what is hidden does; mostly
        that is enough and quickly tried, so it is tried first in any case.
        """
        asked = [slot, *still]
        least, most = self._limits(slot, amount, still, tight=True)
        found = self._first(self._hidden_only(asked, most, last=not hide), least, most)
        if found is None and hide:
            found = self._first(self._all(asked), *self._limits(slot, amount, still, tight=False))
        if found is not None:
            self._nearby.learn(found)
        return found

    def nearby(self, slot: int, amount: int) -> Whole | None:
        """A world of what is hidden, looked for only around the slot."""
        least, most = self._limits(slot, amount, (), tight=True)
        found = self._first(self._around([slot], most), least, most)
        if found is not None:
            self._nearby.learn(found)
        return found

    def extreme(self, slot: int, way: int, most: int, *, tight: bool) -> int:
        """How far the slot can go up (``way`` 1) or down (-1), in whole numbers up to ``most``."""
        least, limit = self._limits(slot, way, (), tight=tight)
        column = slot if way > 0 else self._size + slot
        least[column], limit[column] = 0, min(limit[column], most)
        price = np.full(2 * self._size, _ASIDE)
        price[column] = -1.0
        moves = self._solver([slot]).solve(least, limit, price)
        return 0 if moves is None else int(abs(moves[slot]) + _ASIDE)

    def raised(self, slots: Whole, most: Whole | Real) -> Real | None:
        """The world, in fractions, in which the slots are most, up to ``most`` each."""
        return self._solver(slots).solve(*self._raising(slots, most))

    def raised_whole(self, slots: Whole, most: Whole) -> Whole | None:
        """The same in whole numbers, as near as they come."""
        solver = self._solver(slots)
        least, limit, price = self._raising(slots, most)
        moves = solver.solve(least, limit, price)
        if moves is None:
            return None
        return whole(solver, self._part, (least, limit), price, moves)

    def _raising(self, slots: Whole, most: Whole | Real) -> tuple[Real, Real, Real]:
        price = np.full(2 * self._size, _ASIDE)
        price[slots], price[self._size + slots] = -1.0, 1.01
        up, down = self._pattern.bounds(tight=True)
        up[slots] = np.minimum(up[slots], most)
        return np.zeros(2 * self._size), np.concatenate([up, down]), price

    def _hidden_only(self, asked: Sequence[int], most: Real, *, last: bool) -> Iterator[Solver]:
        yield from self._around(asked, most)
        # In a large part the whole is slow: then one question, with what hiding more costs.
        if last or self._size < LARGE:
            yield from self._all(asked)

    def _all(self, asked: Sequence[int]) -> Iterator[Solver]:
        """The whole, after the part of it where something is new."""
        loose = self._part.loose[asked].any()
        if self._worth and (self._core[asked[0]] or self._part.loose[asked[0]]):
            yield self._made(asked, self._core) if loose else self._inner
        yield self._solver(asked)

    def _solver(self, asked: Sequence[int] | Whole) -> Solver:
        """For the whole, with the loose sums that are asked about."""
        return self._made(asked, self._able) if self._part.loose[asked].any() else self._whole

    def _made(self, asked: Sequence[int] | Whole, able: Mask) -> Solver:
        chosen = able.copy()
        chosen[asked] = True
        return Solver(self._size, self._part.equations(asked), np.flatnonzero(chosen))

    def _around(self, asked: Sequence[int], most: Real) -> Iterator[Solver]:
        able = most[: self._size] + most[self._size :] > 0
        able &= ~self._part.loose
        able[asked[0]] = True
        return self._nearby.solvers(asked[0], able, self._part.equations(asked))

    def _first(self, solvers: Iterable[Solver], least: Real, most: Real) -> Whole | None:
        if (least > most).any():
            return None
        price = np.concatenate([self._pattern.prices, self._pattern.prices])
        for solver in solvers:
            moves = solver.solve(least, most, price)
            if moves is None:
                continue
            found = whole(solver, self._part, (least, most), price, moves)
            if found is not None:
                return found
        return None

    def _limits(
        self, slot: int, amount: int, still: Iterable[int], *, tight: bool
    ) -> tuple[Real, Real]:
        up, down = self._pattern.bounds(tight=tight)
        index = np.fromiter(still, dtype=np.int64)
        up[index] = down[index] = 0
        least, most = np.zeros(2 * self._size), np.concatenate([up, down])
        way, back = (slot, self._size + slot) if amount > 0 else (self._size + slot, slot)
        least[way] = abs(amount)
        most[back] = 0
        return least, most
