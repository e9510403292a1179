"""One part made safe: hide what must be, prove it, and show again what need not be hidden."""

from collections.abc import Callable, Iterable

import numpy as np

from exports.disclosure.asking import Asking
from exports.disclosure.empties import Empties
from exports.disclosure.pattern import Mask, Needs, Pattern
from exports.disclosure.pool import Pool
from exports.disclosure.slots import Part, Whole

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
        self.asking = Asking(part, pattern)
        self.empties = Empties(part, pattern, self.needs, self.asking)
        self.size = len(part.rows)
        self.doubtful = False
        self.failed: Mask = np.zeros(self.size, dtype=np.bool_)

    def saved(self) -> Saved:
        """All that may change, to come back to."""
        pattern = self.pattern
        return frozenset(pattern.hidden), self.pool, self.empties.dead.copy(), self.failed.copy()

    def restore(self, saved: Saved) -> None:
        """Back to how it was."""
        hidden, self.pool, dead, failed = saved
        self.pattern.become(hidden)
        self.empties.dead, self.failed, self.doubtful = dead.copy(), failed.copy(), False
        self.empties.forget()

    def without(self, units: Iterable[str]) -> None:
        """Show these units; the worlds that change them are lost."""
        for unit in units:
            self.pattern.show(unit)
        self.empties.forget()
        self.pool = self.pool.without(self.pattern.open)

    def asked(self) -> Mask:
        """The hidden slots that need a proof."""
        found: Mask = self.needs.sensitive | (self.pattern.masked & (self.needs.span > 0))
        return found

    def unserved(self) -> Whole:
        """Those of them without, what is about people first."""
        left = np.flatnonzero(
            self.asked() & ~self.empties.dead & ~self.failed & ~self.pool.served()
        )
        order = np.lexsort((self.part.values[left], ~self.needs.sensitive[left]))
        found: Whole = left[order]
        return found

    def settle(self, *, hide: bool) -> bool:
        """Find worlds for all that has none; False when some slot cannot have them.

        With ``hide`` more may be hidden for it, and slots that fail are remembered.
        """
        while len(left := self.unserved()) or self._again():
            if not len(left):
                continue
            self.alive(len(left))
            empty = bool(self.needs.empty[left[0]])
            left = self.empties.among(left) if empty else left
            if empty and self.empties.step(left, self.pool):
                continue
            if self._serve(int(left[0]), hide=hide):
                continue
            if not hide:
                return False
            self.failed[left[0]] = True
        return True

    def _again(self) -> bool:
        """Whether slots that were always empty may not be so, now that more is hidden."""
        again = self.doubtful and bool(self.empties.dead.any())
        self.doubtful = False
        if again:
            self.empties.dead[:] = False
        return again

    def _serve(self, slot: int, *, hide: bool) -> bool:
        """Worlds for one slot."""
        rise, span = int(self.needs.rise[slot]), int(self.needs.span[slot])
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
        highest = self.asking.extreme(slot, 1, max(rise, span), tight=not hide)
        if highest < rise:
            return False
        if highest > self.pool.high[slot] and not self._reach(slot, highest, hide=hide):
            return False
        left = span - int(self.pool.high[slot])
        return left <= -self.pool.low[slot] or self._reach(slot, -left, hide=hide)

    def _calm(self, slot: int, *, hide: bool) -> bool:
        """Worlds that leave as it is what single people know: of all of them, or of each."""
        needs = self.needs
        if not needs.apart[slot]:
            if self._nudge(slot, np.flatnonzero(needs.single), hide=hide):
                return True
            needs.apart[slot] = hide
        if not needs.apart[slot]:
            return False
        while len(tied := self.pool.tied(slot)):
            if not self._nudge(slot, needs.known(int(tied[0])), hide=hide):
                return False
        return True

    def _nudge(self, slot: int, still: Whole, *, hide: bool) -> bool:
        """Move a little, either way, with all this as it is."""
        return any(self._reach(slot, step, hide=hide, still=still) for step in (1, -1))

    def _reach(self, slot: int, amount: int, *, hide: bool, still: Iterable[int] = ()) -> bool:
        """Find a world in which the slot moves by at least ``amount``; hide what moves."""
        found = self.asking.world(slot, amount, still, hide=hide)
        if found is None:
            return False
        self.pool.add(found)
        moved = np.flatnonzero((found != 0) & self.pattern.open)
        units = {unit for at in moved for unit in self.pattern.units[at]}
        if units:
            self.pattern.hide(units)
            self.doubtful = True
        return True
