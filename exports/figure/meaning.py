"""What each figure counts in the words of the tables, so that a receiver can attack both."""

from collections.abc import Iterable, Iterator
from typing import Any

from exports.counted.places import AXES
from exports.figure.names import NumberName, days_of
from exports.numbers import Box, Number
from models.periods import Period

_FIELDS = ("waarde", "teller", "noemer", "rest")


def meaning(numbers: Iterable[Number], period: Period) -> list[dict[str, Any]]:
    """For each number of ``indicatoren.csv`` of this period: which column of which indicator it
    is (``rest`` is noemer less teller), what it counts and where that lies.

    Nothing here depends on how many were counted.
    """
    return [one for number in numbers for one in _meaning(number, days_of(period))]


def _meaning(number: Number, days: str) -> Iterator[dict[str, Any]]:
    name = NumberName.parse(number.name)
    if name is None or name.days != days or name.veld not in _FIELDS:
        return
    parts = [NumberName.parse(part) for part in number.sum_of]
    yield {
        "indicator": name.code,
        "veld": name.veld,
        "telt": number.counts,
        "relatie": number.relation,
        **_limits(number.box),
        "som_van": [part.code for part in parts if part] if _alike(name, parts) else [],
    }


def _limits(box: Box) -> dict[str, list[str]]:
    """The axes that are limited."""
    limits = {axis: sorted(getattr(box, axis)) for axis in AXES}
    return {axis: values for axis, values in limits.items() if values}


def _alike(name: NumberName, parts: Iterable[NumberName | None]) -> bool:
    """Whether these are the same column of other rows."""
    return all(
        part and (part.days, part.veld) == (name.days, name.veld) and part.code != name.code
        for part in parts
    )
