"""What a package hides, and why: for the coordinator, inside the house."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from exports.counted.figure import hours
from exports.draft import Hidden, Reason
from exports.figure.names import in_no_file
from exports.numbers import Number
from exports.table.group_numbers import nearly_whole

Reasons = Mapping[str, Reason]
"""The reason of each hidden unit."""


def reasons_of(
    numbers: Iterable[Number], hidden: frozenset[str], released: Mapping[str, Number]
) -> dict[str, Reason]:
    """Why each of the ``hidden`` units is; ``released`` are the numbers of the ledger."""
    numbers = tuple(numbers)
    nearly = {name for one in numbers for name in nearly_whole(one)}
    found: dict[str, Reason] = {}
    for number in numbers:
        if number.unit and number.unit in hidden:
            known, reason = found.get(number.unit), _reason(number, released, nearly)
            found[number.unit] = reason if known is None else min(known, reason, key=_ORDER.index)
    return found


# The first says most of a unit of several numbers.
_ORDER: tuple[Reason, ...] = (
    "eerder verborgen",
    "weinig mensen",
    "bijna iedereen",
    "beschermt andere",
    "leeg",
)


def _reason(number: Number, released: Mapping[str, Number], nearly: AbstractSet[str]) -> Reason:
    if number.name in released:
        return "eerder verborgen"
    if number.contributors == 0 and number.value == 0:
        return "leeg"
    if number.state == "hidden":
        return "weinig mensen"
    return "bijna iedereen" if number.name in nearly else "beschermt andere"


def hidden_figures(file: str, numbers: Iterable[Number], reasons: Reasons) -> Iterator[Hidden]:
    """The hidden rows of a file with figures, one for each unit."""
    first: dict[str, Number] = {}
    for number in numbers:
        if number.unit in reasons and not in_no_file(number.name):
            first.setdefault(number.unit, number)
    for unit, number in first.items():
        value = hours(number.value) if number.counts == "uren" else number.value
        where = unit.split("|", 2)[-1].replace("|", " / ")
        yield Hidden(file, "", where, number.counts, value, reasons[unit])
