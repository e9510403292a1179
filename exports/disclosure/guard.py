"""One part made safe: hide what must be, prove it, and show again what need not be hidden."""

from collections.abc import Callable, Iterable

import numpy as np

from exports.disclosure.pattern import Mask, Needs, Pattern
from exports.disclosure.pool import Pool
from exports.disclosure.slots import Part, Whole
from exports.disclosure.solver import Real, Solver
from exports.disclosure.whole import whole

PAYS = 4
"""A world made to serve many slots at once should serve this many."""

LITTLE, NONE = 1e-2, 1e-5
"""How far slots are raised to learn which can be at all, and what counts as not raised."""

Saved = tuple[frozenset[str], Pool, Mask, Mask]


class Guard:
    """The worlds of one part. ``failed`` are slots for which nothing could be found."""

    def __init__(self, part: Part, pattern: Pattern, alive: Callable[[int], None]) -> None:
        """``pattern`` changes as more must be hidden.

        ``alive`` is told at every step how many slots are left; what it raises stops the work.
        """
        self.alive = alive
        self.part = part
        self.pattern = pattern
        self.needs = Needs(part)
        self.pool = Pool(self.needs)
        self.solver, self.sweeper = Solver(part), Solver(part)
        self.size = len(part.rows)
        self.dead: Mask = np.zeros(self.size, dtype=np.bool_)
        self.possible: Mask = np.zeros(self.size, dtype=np.bool_)
        self.failed: Mask = np.zeros(self.size, dtype=np.bool_)

    def saved(self) -> Saved:
        """All that may change, to come back to."""
        pattern = self.pattern
        return frozenset(pattern.hidden), self.pool, self.dead.copy(), self.failed.copy()

    def restore(self, saved: Saved) -> None:
        """Back to how it was."""
        hidden, self.pool, dead, failed = saved
        self.pattern.become(hidden)
        self.dead, self.failed = dead.copy(), failed.copy()
        self.possible[:] = False

    def without(self, units: Iterable[str]) -> None:
        """Show these units; the worlds that change them are lost."""
        for unit in units:
            self.pattern.show(unit)
        self.possible[:] = False
        self.pool = self.pool.without(self.pattern.open)

    def unserved(self) -> Whole:
        """The hidden slots without proof, those about people first."""
        asked = self.needs.sensitive | (self.pattern.masked & (self.needs.span > 0))
        left = np.flatnonzero(asked & ~self.dead & ~self.failed & ~self.pool.served())
        order = np.lexsort((self.part.values[left], ~self.needs.sensitive[left]))
        found: Whole = left[order]
        return found

    def settle(self, *, hide: bool) -> bool:
        """Find worlds for all that has none; False when some slot cannot have them.

        With ``hide`` more may be hidden for it, and slots that fail are remembered.
        """
        pays = True
        while len(left := self.unserved()):
            self.alive(len(left))
            people = self.needs.sensitive[left].any()
            empty = left[self.needs.empty[left]]
            unsure = empty[~self.possible[empty]]
            if not people and len(unsure):
                self._sort_out(unsure)
            elif not people and pays and len(empty) >= PAYS:
                pays = self._sweep(empty)
            elif not self._serve(int(left[0]), hide=hide):
                if not hide:
                    return False
                self.failed[left[0]] = True
        return True

    def _sort_out(self, slots: Whole) -> None:
        """Learn which empty slots can be anything else: the rest is empty in every world."""
        while len(slots):
            moves = self._raised(slots, np.full(len(slots), LITTLE))[2]
            raised = np.zeros(len(slots), dtype=np.bool_) if moves is None else moves[slots] > NONE
            self.possible[slots[raised]] = True
            if not raised.any():
                self.dead[slots] = True
                return
            slots = slots[~raised]

    def _sweep(self, slots: Whole) -> bool:
        """Try to serve many empty slots in one world; False when that serves but a few."""
        limits, price, moves = self._raised(slots, self.needs.rise[slots])
        found = None if moves is None else whole(self.sweeper, self.part, limits, price, moves)
        if found is None:
            return False
        before = int(self.pool.served().sum())
        self.pool.add(found)
        return int(self.pool.served().sum()) - before >= PAYS

    def _raised(
        self, slots: Whole, most: Whole | Real
    ) -> tuple[tuple[Real, Real], Real, Real | None]:
        """The world, with its limits and prices, in which the slots are most, up to ``most``."""
        price = np.full(2 * self.size, 1e-6)
        price[slots], price[self.size + slots] = -1.0, 1.01
        up, down = self.pattern.bounds(tight=True)
        up[slots] = np.minimum(up[slots], most)
        limits = np.zeros(2 * self.size), np.concatenate([up, down])
        return limits, price, self.sweeper.solve(*limits, price)

    def _serve(self, slot: int, *, hide: bool) -> bool:
        """Worlds for one slot."""
        rise, span = int(self.needs.rise[slot]), int(self.needs.span[slot])
        if self.needs.empty[slot] and self._reach(slot, rise, hide=False):
            return True
        high, low = int(self.pool.high[slot]), int(self.pool.low[slot])
        if (high < rise or high - low < span) and not self._move(slot, rise, span, hide=hide):
            return False
        if self.needs.calm[slot] and not self.pool.quiet[slot]:
            return self._calm(slot, hide=hide)
        return True

    def _move(self, slot: int, rise: int, span: int, *, hide: bool) -> bool:
        """Up far enough for both, or up and then down, or as far up as it goes and then down."""
        low = int(self.pool.low[slot])
        if self._reach(slot, max(rise, span + low), hide=hide):
            return True
        highest = self._extreme(slot, 1, max(rise, span), tight=not hide)
        if highest < rise:
            return False
        if highest > self.pool.high[slot] and not self._reach(slot, highest, hide=hide):
            return False
        left = span - int(self.pool.high[slot])
        return left <= -self.pool.low[slot] or self._reach(slot, -left, hide=hide)

    def _calm(self, slot: int, *, hide: bool) -> bool:
        known = np.flatnonzero(self.needs.single)
        if not self.needs.apart[slot]:
            if any(self._reach(slot, step, hide=hide, still=known) for step in (1, -1)):
                return True
            self.needs.apart[slot] = hide or self.needs.apart[slot]
        if not self.needs.apart[slot]:
            return False
        tied = np.flatnonzero(self.pool.tied(slot))
        while len(tied):
            if not any(self._reach(slot, step, hide=hide, still=tied[:1]) for step in (1, -1)):
                return False
            tied = np.flatnonzero(self.pool.tied(slot))
        return True

    def _limits(
        self, slot: int, amount: int, still: Iterable[int], *, tight: bool
    ) -> tuple[Real, Real]:
        up, down = self.pattern.bounds(tight=tight)
        index = np.fromiter(still, dtype=np.int64)
        up[index] = down[index] = 0
        least, most = np.zeros(2 * self.size), np.concatenate([up, down])
        way, back = (slot, self.size + slot) if amount > 0 else (self.size + slot, slot)
        least[way] = abs(amount)
        most[back] = 0
        return least, most

    def _reach(self, slot: int, amount: int, *, hide: bool, still: Iterable[int] = ()) -> bool:
        """Find a world in which the slot moves by at least ``amount``; hide what moves.

        Mostly what is hidden already is enough, and that is quickly tried.
        """
        if self._found(slot, amount, still, hide=False):
            return True
        return hide and self._found(slot, amount, still, hide=True)

    def _found(self, slot: int, amount: int, still: Iterable[int], *, hide: bool) -> bool:
        least, most = self._limits(slot, amount, still, tight=not hide)
        if (least > most).any():
            return False
        price = np.concatenate([self.pattern.prices, self.pattern.prices])
        moves = self.solver.solve(least, most, price)
        if moves is None:
            return False
        found = whole(self.solver, self.part, (least, most), price, moves)
        if found is None:
            return False
        self.pool.add(found)
        moved = np.flatnonzero((found != 0) & self.pattern.open)
        units = {unit for at in moved for unit in self.pattern.units[at]}
        if units:
            self.pattern.hide(units)
            self.dead[:] = False
        return True

    def _extreme(self, slot: int, way: int, most: int, *, tight: bool) -> int:
        """How far the slot can go up (``way`` 1) or down (-1), in whole numbers up to ``most``."""
        least, limit = self._limits(slot, way, (), tight=tight)
        column = slot if way > 0 else self.size + slot
        least[column], limit[column] = 0, min(limit[column], most)
        price = np.full(2 * self.size, 1e-6)
        price[column] = -1.0
        moves = self.sweeper.solve(least, limit, price)
        return 0 if moves is None else int(abs(moves[slot]) + 1e-6)
