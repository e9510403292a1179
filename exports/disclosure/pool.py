"""The worlds found for a part, and which slots they serve."""

import numpy as np

from exports.disclosure.pattern import Mask, Needs
from exports.disclosure.slots import Whole


class Pool:
    """Worlds as changes of slots. The register itself, where nothing changes, is one too.

    ``high`` and ``low`` are how far any world moves a slot; ``quiet`` says which slots
    some world moves while all that one person knows stays as it is, and ``bound`` which of
    that moves whenever a calm slot does.
    """

    def __init__(self, needs: Needs, worlds: tuple[Whole, ...] = ()) -> None:
        """``worlds`` to start with."""
        self.needs = needs
        self.worlds: list[Whole] = []
        self._noise: list[int] = []  # how many single slots each of them moves
        size = len(needs.rise)
        self.high: Whole = np.zeros(size, dtype=np.int64)
        self.low: Whole = np.zeros(size, dtype=np.int64)
        self.quiet: Mask = np.zeros(size, dtype=np.bool_)
        self._single, self._calm = np.flatnonzero(needs.single), np.flatnonzero(needs.calm)
        self.bound: Mask = needs.strangers.copy()
        for world in worlds:
            self.add(world)

    def add(self, world: Whole) -> None:
        """One more world."""
        self.worlds.append(world)
        np.maximum(self.high, world, out=self.high)
        np.minimum(self.low, world, out=self.low)
        known = world[self._single] != 0
        self._noise.append(int(np.count_nonzero(known)))
        self.bound[world[self._calm] != 0] &= known
        if not known.any():
            self.quiet |= world != 0

    def without(self, seen: Mask) -> "Pool":
        """Only the worlds that leave what is ``seen`` as it is."""
        kept = (world for world in self.worlds if not world[seen].any())
        return Pool(self.needs, tuple(kept))

    def served(self) -> Mask:
        """The slots that can move as they must, whatever one person knows."""
        needs = self.needs
        found: Mask = (self.high >= needs.rise) & (self.high - self.low >= needs.span)
        apart = needs.apart[self._calm] & ~self.bound.any(axis=1)
        found[self._calm] &= self.quiet[self._calm] | apart
        return found

    def tied(self, slot: int) -> Whole:
        """The slots one person knows that move in every world that moves a calm ``slot``."""
        found: Whole = self._single[self.bound[self._row(slot)]]
        return found

    def acquaint(self, slot: int, single: int) -> None:
        """Ask no longer that whoever knows the ``single`` one does not know the ``slot``."""
        column = np.searchsorted(self._single, single)
        for known in (self.needs.strangers, self.bound):
            known[self._row(slot), column] = False

    def showing(self, slot: int) -> tuple[int, ...]:
        """The worlds (indices) that prove the slot."""
        moves = np.array([world[slot] for world in self.worlds], dtype=np.int64)
        if not len(moves):
            return ()
        named = {int(moves.argmax()), int(moves.argmin())}
        if self.needs.calm[slot]:
            left = np.zeros(len(self.high), dtype=np.bool_)
            left[self._single] = self.needs.strangers[self._row(slot)]
            for index in sorted(np.flatnonzero(moves), key=lambda at: self._noise[at]):
                if (left & (self.worlds[index] == 0)).any() or not left.any():
                    left &= self.worlds[index] != 0
                    named.add(int(index))
                if not left.any():
                    break
        return tuple(sorted(index for index in named if moves[index]))

    def _row(self, slot: int) -> int:
        return int(np.searchsorted(self._calm, slot))
