"""The worlds found for a part, and which slots they serve."""

import numpy as np

from exports.disclosure.pattern import Mask, Needs
from exports.disclosure.slots import Whole


class Pool:
    """Worlds as changes of slots. The register itself, where nothing changes, is one too.

    ``high`` and ``low`` are how far any world moves a slot; ``quiet`` says which slots
    some world moves while all that single people know stays as it is, and ``bound`` of which
    other people something moves whenever a calm slot does.
    """

    def __init__(self, needs: Needs, worlds: tuple[Whole, ...] = ()) -> None:
        """``worlds`` to start with."""
        self.needs = needs
        self.worlds: list[Whole] = []
        self._moved: list[Mask] = []  # of which people each of them moves something
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
        moved: Mask = self.needs.knows[world[self._single] != 0].any(axis=0)
        self._moved.append(moved)
        self.bound[world[self._calm] != 0] &= moved
        if not moved.any():
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
        """The other people of whom something moves in every world that moves a calm ``slot``."""
        found: Whole = np.flatnonzero(self.bound[self._row(slot)])
        return found

    def showing(self, slot: int) -> tuple[int, ...]:
        """The worlds (indices) that prove the slot."""
        moves = np.array([world[slot] for world in self.worlds], dtype=np.int64)
        if not len(moves):
            return ()
        named = {int(moves.argmax()), int(moves.argmin())}
        if self.needs.calm[slot]:
            named |= self._quieting(slot, np.flatnonzero(moves).tolist())
        return tuple(sorted(index for index in named if moves[index]))

    def _quieting(self, slot: int, moving: list[int]) -> set[int]:
        """Of the worlds ``moving`` it those that leave, for each other person, all as it is."""
        left, found = self.needs.strangers[self._row(slot)].copy(), set[int]()
        for index in sorted(moving, key=lambda at: int(self._moved[at].sum())):
            if not found or (left & ~self._moved[index]).any():
                left &= self._moved[index]
                found.add(index)
            if not left.any():
                break
        return found

    def _row(self, slot: int) -> int:
        return int(np.searchsorted(self._calm, slot))
