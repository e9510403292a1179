"""Showing again what need not be hidden, and trying what else could be hidden instead."""

from collections.abc import Iterable, Iterator
from random import Random

from exports.disclosure.guard import Guard

WORK, ROUNDS, EACH = 900_000, 120, 8
"""Rounds of trying something else: fewer for large tables, of which one takes longer (with
the square of its slots), and no more than a few for every unit that could be shown."""

WHIM, GONE, MOST = 0.6, (3, 12), 0.6
"""How much prices differ in such a round, between which numbers of units it shows, and the
most of a few that it does."""


def better(guard: Guard, at_once: frozenset[str]) -> Iterator[float]:
    """Hide less. Yields the part of the work that is done.

    Stop asking at any moment: what is hidden is safe and proven whenever this yields.
    """
    extra = _extra(guard, at_once)
    rounds = min(ROUNDS, WORK // guard.size**2, EACH * len(extra))
    for done in _clean(guard, extra):
        yield done / (1 + rounds)
    for done in range(rounds):
        _otherwise(guard, at_once, Random(done))  # noqa: S311 - nothing secret: the same each time
        yield (2 + done) / (1 + rounds)


def _extra(guard: Guard, at_once: frozenset[str]) -> list[str]:
    """Units that are hidden only to protect others, dearest first."""
    pattern = guard.pattern
    found = (unit for unit in pattern.slots if unit in pattern.hidden and unit not in at_once)
    return sorted(found, key=lambda unit: (-pattern.worth(unit), unit))


def _clean(guard: Guard, units: list[str]) -> Iterator[float]:
    for done, unit in enumerate(units, start=1):
        saved = guard.saved()
        guard.without([unit])
        if not guard.settle(hide=False):
            guard.restore(saved)
        yield done / len(units)


def _cleaned(guard: Guard, units: list[str]) -> None:
    for _ in _clean(guard, units):
        pass


def _otherwise(guard: Guard, at_once: frozenset[str], random: Random) -> None:
    """Show some of it, find with other prices what to hide instead, keep it when cheaper."""
    extra, saved = _extra(guard, at_once), guard.saved()
    if not extra:
        return
    before = _worth(guard, extra)
    pattern = guard.pattern
    part = min(MOST, random.uniform(*GONE) / len(extra))
    pattern.whimsical({unit: random.lognormvariate(0, WHIM) for unit in pattern.slots})
    guard.without([unit for unit in extra if random.random() < part])
    guard.settle(hide=True)
    pattern.whimsical({})
    # What could not be helped before may stay so; nothing else may join it.
    fails = bool((guard.failed & ~saved[-1]).any())
    if not fails:
        _cleaned(guard, [unit for unit in _extra(guard, at_once) if unit not in extra])
    if fails or _worth(guard, _extra(guard, at_once)) > before:
        guard.restore(saved)
    elif guard.pattern.hidden != saved[0]:
        _cleaned(guard, _extra(guard, at_once))


def _worth(guard: Guard, units: Iterable[str]) -> float:
    return sum(guard.pattern.worth(unit) for unit in units)
