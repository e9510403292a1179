"""The same number over periods that follow each other: what adds up over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from exports.figure.names import NumberName
from exports.numbers import Number

_Key = tuple[str, str]


def over_time(numbers: Iterable[Number]) -> tuple[Number, ...]:
    """The numbers, old and new, in which those of a longer period are the sum of their parts.

    A box adds up over time by itself, distinct clients do not, and what is the sum of
    something else already is tied by that. What does not add up to the last one, such as
    trajecten that run through several periods, is left as it is.
    """
    numbers = tuple(numbers)
    alike = _alike(numbers)
    return tuple(_tied(one, alike) for one in numbers)


def parts_of(number: Number, others: Iterable[Number]) -> tuple[Number, ...]:
    """The same over shorter periods that together are its period, as few as there can be.

    Empty when some of the period is in none of them.
    """
    key = _key(number)
    same = [one for one in others if key and _key(one) == key and _inside(one, number)]
    return _following(number.box.start, number.box.end, same)


def _tied(number: Number, alike: dict[_Key, list[Number]]) -> Number:
    key = _key(number)
    if key is None or number.sum_of or number.relation == "is" or number.counts == "clienten":
        return number
    parts = parts_of(number, alike[key])
    if not parts or sum(one.value for one in parts) != number.value:
        return number
    return replace(number, sum_of=tuple(one.name for one in parts))


def _alike(numbers: Iterable[Number]) -> dict[_Key, list[Number]]:
    found: defaultdict[_Key, list[Number]] = defaultdict(list)
    for one in numbers:
        key = _key(one)
        if key:
            found[key].append(one)
    return found


def _key(number: Number) -> _Key | None:
    """What the number tells, whatever the period; None when it is not one of a figure."""
    name = NumberName.parse(number.name)
    return (name.code, name.veld) if name else None


def _inside(one: Number, whole: Number) -> bool:
    days, around = (one.box.start, one.box.end), (whole.box.start, whole.box.end)
    return days != around and around[0] <= days[0] and days[1] <= around[1]


def _following(start: date, end: date, found: Sequence[Number]) -> tuple[Number, ...]:
    """Numbers of which each begins the day after the one before, the longest first."""
    if start > end:
        return ()
    for one in sorted(found, key=lambda one: one.box.end, reverse=True):
        if one.box.start == start:
            after = one.box.end + timedelta(days=1)
            rest = _following(after, end, found)
            if rest or after > end:
                return (one, *rest)
    return ()
