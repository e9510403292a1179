"""A number as a row: what may be known of it, and what it costs to move it."""

from math import ceil, log2

from exports.atoms.draft import Atoms
from exports.counted.places import AXES
from exports.disclosure.system import Row
from exports.numbers import Box, Number

_HOUR = 60
_PART = 5
"""A number of many contacts of few people, or of minutes, must vary by one part in five."""


def row_of(number: Number, atoms: Atoms) -> Row:
    """The row of a number that is the sum of these atoms."""
    kept = number.keep and number.state == "open"
    return Row(
        name=number.name,
        unit=number.unit,
        plus=atoms,
        state="shown" if kept else number.state,
        k=0 if number.counts == "uren" else number.k,
        sensitive=_sensitive(number),
        spread=_spread(number) if _sensitive(number) else 0,
        single=number.contributors == 1,
        cost=_cost(number),
    )


def _sensitive(number: Number) -> bool:
    """Few people, or a group of them that nobody publishes."""
    if number.state != "hidden":
        return False
    return 0 < number.contributors < number.k or not number.unit


def _spread(number: Number) -> int:
    least = _HOUR if number.counts == "uren" else number.k - 1
    return max(least, ceil(number.value / _PART))


def _cost(number: Number) -> float:
    """The logarithm of the number, twice as dear for each attribute that is summed over."""
    whole = number.value // _HOUR if number.counts == "uren" else number.value
    per_one: float = log2(2 + whole) * pow(2.0, _summed(number.box) - len(AXES))
    return per_one / _HOUR if number.counts == "uren" else per_one


def _summed(box: Box) -> float:
    """Over how many attributes is summed; over some of the values counts half."""
    named = [len(getattr(box, name)) for name in AXES]
    return sum(1.0 if one == 0 else 0.5 for one in named if one != 1)
