"""Empty slots of a part that are hidden: a reader must not know that they are."""

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


class Empties:
    """Finds worlds in which they are something. ``dead`` are empty in every world."""

    def __init__(self, part: Part, pattern: Pattern, needs: Needs, asking: Asking) -> None:
        """``pattern`` may change in between: say so with :meth:`forget`."""
        self._part, self._needs = part, needs
        self._asking, self._abreast = asking, Abreast(part, pattern, asking)
        size = len(part.rows)
        self.dead: Mask = np.zeros(size, dtype=np.bool_)
        self._possible: Mask = np.zeros(size, dtype=np.bool_)
        self._tried: Mask = np.zeros(size, dtype=np.bool_)
        self._rest = self._tires = 0

    def forget(self) -> None:
        """What could be before may not be so now."""
        self._possible[:] = False

    def among(self, left: Whole) -> Whole:
        """The empty slots; sums of them only when these are done, for with them most are too."""
        empty = left[self._needs.empty[left]]
        firm = empty[~self._part.loose[empty]]
        return firm if len(firm) else empty

    def step(self, empty: Whole, pool: Pool) -> bool:
        """Whether more is known of these slots: a world in ``pool``, or that they are dead.

        Else it takes more that is hidden.
        """
        unsure = empty[~self._possible[empty]]
        untried = unsure[~self._tried[unsure]]
        if len(untried) and len(unsure) < MANY:
            self._try(int(untried[0]), pool)
        elif len(unsure):
            self._sort_out(unsure)
        else:
            return self._swept(empty, pool) or self._raised(empty, pool)
        return True

    def _try(self, slot: int, pool: Pool) -> None:
        """Mostly an empty slot can be raised by what lies around it."""
        self._tried[slot] = True
        found = self._asking.nearby(slot, int(max(self._needs.rise[slot], self._needs.span[slot])))
        if found is not None:
            pool.add(found)

    def _sort_out(self, slots: Whole) -> None:
        """Learn which empty slots can be anything else: the rest is empty in every world."""
        while len(slots):
            moves = self._asking.raised(slots, np.full(len(slots), LITTLE))
            raised = np.zeros(len(slots), dtype=np.bool_) if moves is None else moves[slots] > NONE
            self._possible[slots[raised]] = True
            if not raised.any():
                self.dead[slots] = True
                return
            slots = slots[~raised]

    def _swept(self, empty: Whole, pool: Pool) -> bool:
        """Whether many empty slots were served in one world.

        Where that serves but a few, some are served one by one before it is tried again.
        """
        pays = max(PAYS, len(self._part.rows) // SHARE)
        self._rest -= 1
        if self._rest > 0 or len(empty) < pays:
            return False
        slots = empty[:: 1 + len(empty) // SWEPT]
        before = int(pool.served().sum())
        found = self._asking.raised_whole(slots, self._needs.rise[slots])
        if found is not None:
            pool.add(found)
        served = int(pool.served().sum()) - before
        self._tires = 0 if served >= pays else self._tires + 1
        self._rest = self._tires * TIRING
        return served > 0

    def _raised(self, empty: Whole, pool: Pool) -> bool:
        """Whether a world was found for the first empty slot; a few are asked for together."""
        few = empty[: ABREAST if len(self._part.rows) >= LARGE else 1]
        found = self._abreast.worlds(few.tolist(), self._needs.rise[few].tolist())
        for world in found:
            if world is not None:
                pool.add(world)
        return found[0] is not None
