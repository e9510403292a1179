"""Chance that can be repeated: the same seed gives the same register."""

import random
from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


def seeded(seed: int, purpose: str) -> random.Random:
    """A source of chance of its own for every purpose, so that one cannot shift another."""
    return random.Random(f"{seed} {purpose}")  # noqa: S311 - repeatable on purpose, no secret


def made_id(rng: random.Random) -> UUID:
    """A version 4 UUID out of ``rng``."""
    return UUID(int=rng.getrandbits(128), version=4)


class Draw(Generic[T]):
    """Things to draw from by weight; nothing with weight zero is ever drawn."""

    def __init__(self, weighted: Iterable[tuple[T, float]]) -> None:
        """Pairs of a thing and its weight."""
        kept = [(thing, weight) for thing, weight in weighted if weight > 0]
        self.things = [thing for thing, _ in kept]
        self._bounds = list(accumulate(weight for _, weight in kept))

    def __bool__(self) -> bool:
        return bool(self.things)

    def one(self, rng: random.Random) -> T:
        """One of them; raises IndexError when there are none."""
        return self.things[bisect(self._bounds, rng.random() * self._bounds[-1])]

    def maybe(self, rng: random.Random) -> T | None:
        """One of them, or None when there are none."""
        return self.one(rng) if self.things else None
