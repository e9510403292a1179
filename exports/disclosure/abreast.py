"""The same question about two slots at once, each on a core of its own.

The solver lets other threads go on while it works. What is asked of whom never depends on
how fast they are, so that the answers are the same on any machine.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from exports.disclosure.asking import Asking
from exports.disclosure.pattern import Pattern
from exports.disclosure.slots import Part, Whole

ABREAST = 2


class Abreast:
    """Two who ask, each with solvers of its own."""

    def __init__(self, part: Part, pattern: Pattern, first: Asking) -> None:
        """``first`` is one of them."""
        self._part, self._pattern = part, pattern
        self._asking = [first]

    def worlds(self, slots: Sequence[int], amounts: Sequence[int]) -> list[Whole | None]:
        """For each of at most :data:`ABREAST` slots a world of what is hidden, or None."""
        while len(self._asking) < len(slots):
            self._asking.append(Asking(self._part, self._pattern))
        asked = list(zip(self._asking, slots, amounts, strict=False))
        if len(asked) == 1:
            return [_world(*asked[0])]
        with ThreadPoolExecutor(len(asked)) as threads:
            return list(threads.map(lambda one: _world(*one), asked))


def _world(asking: Asking, slot: int, amount: int) -> Whole | None:
    return asking.world(slot, amount, (), hide=False)
