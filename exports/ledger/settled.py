"""Which numbers of earlier releases need no new proof when something new is released.

The worlds that prove a number change what happened on some days. A new release tells of its
own days, and of those of a longer period that was released before and must still agree
with it. Worlds that change nothing on those days agree with it as they did before.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from exports.disclosure.system import World

Days = tuple[date, date]
Moved = tuple[Days | None, ...]
"""The days that worlds change; None is any day."""


def moved(world: World, days: tuple[tuple[Days | None, ...], ...]) -> Moved:
    """On which days a world changes something; ``days`` are those of each atom."""
    found = {day for atom in world for day in days[atom]}
    known = sorted(day for day in found if day is not None)
    return (None,) if None in found else tuple(_merged(known))


def settled(moves: Mapping[str, Moved], new: Days, released: Iterable[Days]) -> frozenset[str]:
    """The numbers whose worlds still hold when a period is released beside these.

    ``moves`` are the days that the worlds of each number change.
    """
    around = {new, *(one for one in released if one[0] <= new[0] and new[1] <= one[1])}
    return frozenset(
        name
        for name, stretches in moves.items()
        if not any(_touch(one, other) for one in stretches for other in around)
    )


def _touch(one: Days | None, other: Days) -> bool:
    return one is None or (one[0] <= other[1] and other[0] <= one[1])


def _merged(stretches: Iterable[Days]) -> Iterable[Days]:
    """The same days, without stretches that lie in another."""
    last: Days | None = None
    for one in stretches:
        if last and one[0] <= last[1]:
            last = (last[0], max(last[1], one[1]))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
