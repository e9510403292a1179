"""What can be recalculated from all packages together."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from exports.attack.clients import link_clients
from exports.attack.contacts import link_sums
from exports.attack.knowledge import Bounds
from exports.attack.linked import Hidden, Linked
from exports.attack.published import Published
from exports.attack.search import attack

ENOUGH = 25
"""After so many bad numbers of one measure the attack stops: the packages are refused anyway."""

Fault = Literal["exact", "small", "narrow"]
Progress = Callable[[str, float], None]
"""Told what is being done (Dutch) and which part of it is done."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden number of which too much can be known."""

    hidden: Hidden
    bounds: Bounds
    fault: Fault


def leaks(
    packages: Sequence[Published], progress: Progress = lambda what, part: None
) -> tuple[int, list[Leak]]:
    """How many hidden numbers were attacked, and those that do not hold.

    Packages of different opdrachten count different contacts, so they are attacked apart.
    Raises :class:`~exports.attack.knowledge.Contradiction` when the packages cannot all be
    true.
    """
    by_opdracht: defaultdict[str, list[Published]] = defaultdict(list)
    for package in sorted(packages, key=lambda one: one.release):
        by_opdracht[package.opdracht].append(package)
    total, found = 0, list[Leak]()
    for own in by_opdracht.values():
        for what, linked in _systems(own):
            hidden = linked.without_copies()
            total += sum(not one.crossing for one in hidden)
            found += _found(what, linked, hidden, progress)
    return total, found


def _systems(packages: Sequence[Published]) -> list[tuple[str, Linked]]:
    return [
        ("contacten", link_sums(packages, "contacten")),
        ("uren", link_sums(packages, "uren")),
        ("cliënten", link_clients(packages)),
    ]


def _found(what: str, linked: Linked, hidden: Sequence[Hidden], progress: Progress) -> list[Leak]:
    def told(done: int, total: int) -> None:
        progress(f"Terugrekenen: {what}", done / max(total, 1))

    targets = [one.target for one in hidden]
    bounds = attack(linked.atoms, linked.known, targets, told, ENOUGH)
    told(1, 1)
    pairs = zip(hidden, bounds, strict=True)
    return [Leak(one, ends, fault) for one, ends in pairs if (fault := fault_of(one, ends))]


def fault_of(hidden: Hidden, bounds: Bounds) -> Fault | None:
    """What is wrong with these bounds of a hidden number; None when it is hidden well."""
    if bounds.empty or not bounds.proven:
        return None
    if hidden.crossing and not 0 < bounds.least <= bounds.most < hidden.k:
        return None
    if bounds.most <= bounds.least:
        return "exact"
    if hidden.measure == "uren":
        return None
    if bounds.most < hidden.k:
        return "small"
    return "narrow" if bounds.most - bounds.least < hidden.k - 1 else None
