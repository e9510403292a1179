"""From numbers in the words of the opdracht to a system of rows over atoms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exports.atoms.axes import without_time
from exports.atoms.clients import Clients
from exports.atoms.counts import TrueCounts
from exports.atoms.draft import Days, Draft
from exports.atoms.measures import Measured
from exports.atoms.nested import nest
from exports.atoms.pieces import Late, Span, connected
from exports.disclosure.system import System
from exports.numbers import Number
from models.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Built:
    """A system, and its numbers by the name of their row. Other rows are what readers know.

    ``days`` say of each atom when that happened which it counts.
    """

    system: System
    numbers: Mapping[str, Number]
    days: tuple[Days, ...]


def system_of(
    numbers: Iterable[Number],
    catalogue: Catalogue,
    counts: TrueCounts,
    late: Mapping[str, Late] | None = None,
    settled: frozenset[str] = frozenset(),
    clients: Mapping[str, int] | None = None,
) -> Built:
    """The system of these numbers, released before and new; ``settled`` are proven already.

    ``late`` says of contacts that came late, by the label that ``counts`` knows, which
    periods count them, ``clients`` who is alone behind a number, by its name. Raises
    :class:`~exports.atoms.draft.Miscounted` when the counts do not add up to a number.
    """
    known = {one.name: one for one in numbers}
    draft = Draft()
    by_unit = {unit: [one for one in known.values() if one.counts == unit] for unit in _UNITS}
    for own, count in ((by_unit["contacten"], counts.contacten), (by_unit["uren"], counts.uren)):
        if own:
            Measured(draft, catalogue, own, count, late or {})
    _clients(draft, catalogue, by_unit["clienten"], counts)
    for one in known.values():
        if one.sum_of:
            draft.add_up(one.sum_of, one.name)
    zeros_shown = catalogue.bescherming.zeros == "publish"
    return Built(draft.system(zeros_shown, settled, clients or {}), known, draft.days)


def joined(ledger: Iterable[Number], new: Sequence[Number]) -> tuple[Number, ...]:
    """The new numbers, and those released before that have to do with them.

    These are of periods that overlap, or overlap one that does. A number that was
    released before is not repeated; only what it is the sum of may be told now.
    """
    before = tuple(ledger)
    spans = connected((one.box.span for one in before), (one.box.span for one in new))
    frozen = {one.name: one for one in before if one.box.span in spans}
    for one in new:
        if one.sum_of and one.name in frozen:
            frozen[one.name] = replace(frozen[one.name], sum_of=one.sum_of)
    return (*frozen.values(), *(one for one in new if one.name not in frozen))


_UNITS = ("contacten", "uren", "clienten")


def _clients(
    draft: Draft, catalogue: Catalogue, numbers: Sequence[Number], counts: TrueCounts
) -> None:
    axes = without_time(catalogue)
    by_span: dict[Span, list[Number]] = {}
    for one in numbers:
        by_span.setdefault(one.box.span, []).append(one)
    made = [Clients(draft, axes, own, counts) for _, own in sorted(by_span.items())]
    nest(draft, made)
