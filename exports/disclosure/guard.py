"""One part made safe: hide what must be, prove it, and show again what need not be hidden."""

from collections.abc import Callable, Iterable

import numpy as np

from exports.disclosure.abreast import ABREAST, Abreast
from exports.disclosure.asking import Asking
from exports.disclosure.pattern import Mask, Needs, Pattern
from exports.disclosure.pool import Pool
from exports.disclosure.slots import LARGE, Part, Whole

PAYS, SHARE = 4, 100
"""A world made to serve many slots at once should serve this many, and in a part of more than
``SHARE`` times as many slots one in so many: it takes that much longer."""

SWEPT = 1_500
"""How many slots to raise at once: of more, too many are raised a little and none enough."""

MANY = 100
"""Of so many it is asked at once which can be raised at all; fewer are tried one by one first."""

TIRING = 30
"""How many to serve one by one after a time that served but a few; after two times, twice that."""

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
        self.asking = Asking(part, pattern)
        self.abreast = Abreast(part, pattern, self.asking)
        self.size = len(part.rows)
        self.dead: Mask = np.zeros(self.size, dtype=np.bool_)
        self.doubtful = False
        self.possible: Mask = np.zeros(self.size, dtype=np.bool_)
        self.rest = self.tires = 0
        self.tried: Mask = np.zeros(self.size, dtype=np.bool_)
        self.failed: Mask = np.zeros(self.size, dtype=np.bool_)

    def saved(self) -> Saved:
        """All that may change, to come back to."""
        pattern = self.pattern
        return frozenset(pattern.hidden), self.pool, self.dead.copy(), self.failed.copy()

    def restore(self, saved: Saved) -> None:
        """Back to how it was."""
        hidden, self.pool, dead, failed = saved
        self.pattern.become(hidden)
        self.dead, self.failed, self.doubtful = dead.copy(), failed.copy(), False
        self.possible[:] = False

    def without(self, units: Iterable[str]) -> None:
        """Show these units; the worlds that change them are lost."""
        for unit in units:
            self.pattern.show(unit)
        self.possible[:] = False
        self.pool = self.pool.without(self.pattern.open)

    def asked(self) -> Mask:
        """The hidden slots that need a proof."""
        found: Mask = self.needs.sensitive | (self.pattern.masked & (self.needs.span > 0))
        return found

    def unserved(self) -> Whole:
        """Those of them without, what is about people first."""
        left = np.flatnonzero(self.asked() & ~self.dead & ~self.failed & ~self.pool.served())
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
            left = self._empty(left) if empty else left
            if empty and (self._filled(left) or self._raised(left)):
                continue
            if self._serve(int(left[0]), hide=hide):
                continue
            if not hide:
                return False
            self.failed[left[0]] = True
        return True

    def _filled(self, empty: Whole) -> bool:
        """A step in showing that these need not be empty; False when all easy ones are done."""
        unsure = empty[~self.possible[empty]]
        untried = unsure[~self.tried[unsure]]
        if len(untried) and len(unsure) < MANY:
            self._try(int(untried[0]))
        elif len(unsure):
            self._sort_out(unsure)
        else:
            return self._swept(empty)
        return True

    def _empty(self, left: Whole) -> Whole:
        """The empty slots; sums of them only when these are done, for with them most are too."""
        empty = left[self.needs.empty[left]]
        firm = empty[~self.part.loose[empty]]
        return firm if len(firm) else empty

    def _again(self) -> bool:
        """Whether slots that were always empty may not be so, now that more is hidden."""
        again = self.doubtful and bool(self.dead.any())
        self.doubtful = False
        if again:
            self.dead[:] = False
        return again

    def _try(self, slot: int) -> None:
        """Mostly an empty slot can be raised by what lies around it."""
        self.tried[slot] = True
        found = self.asking.nearby(slot, int(max(self.needs.rise[slot], self.needs.span[slot])))
        if found is not None:
            self.pool.add(found)

    def _sort_out(self, slots: Whole) -> None:
        """Learn which empty slots can be anything else: the rest is empty in every world."""
        while len(slots):
            moves = self.asking.raised(slots, np.full(len(slots), LITTLE))
            raised = np.zeros(len(slots), dtype=np.bool_) if moves is None else moves[slots] > NONE
            self.possible[slots[raised]] = True
            if not raised.any():
                self.dead[slots] = True
                return
            slots = slots[~raised]

    def _swept(self, empty: Whole) -> bool:
        """Whether many empty slots were served in one world.

        Where that serves but a few, some are served one by one before it is tried again.
        """
        pays = max(PAYS, self.size // SHARE)
        self.rest -= 1
        if self.rest > 0 or len(empty) < pays:
            return False
        slots = empty[:: 1 + len(empty) // SWEPT]
        before = int(self.pool.served().sum())
        found = self.asking.raised_whole(slots, self.needs.rise[slots])
        if found is not None:
            self.pool.add(found)
        served = int(self.pool.served().sum()) - before
        self.tires = 0 if served >= pays else self.tires + 1
        self.rest = self.tires * TIRING
        return served > 0

    def _raised(self, empty: Whole) -> bool:
        """Whether a world was found for the first empty slot; a few are asked for together."""
        few = empty[: ABREAST if self.size >= LARGE else 1]
        found = self.abreast.worlds(few.tolist(), self.needs.rise[few].tolist())
        for world in found:
            if world is not None:
                self.pool.add(world)
        return found[0] is not None

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
