"""Who knows which numbers without being told: whoever is alone in all that they count.

Somebody behind a number of one person knows that number, and that all it counts of others
is nothing. That this person learns no more is to be asked of all the rest.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping

from exports.disclosure.system import Row, System
from exports.disclosure.touching import touching

Atoms = set[int]
Knowers = Mapping[int, set[int]]
"""By atom, the people in whose numbers it lies. One with something in it has one at most."""


def people(system: System) -> Mapping[str, frozenset[int]]:
    """The people (each a number) who know a row by themselves, by its name; rows of nobody not.

    Who is behind a ``single`` row knows all that lies in it, and what the reader knows to
    be equal to that. Two of these rows are of the same person when they are of one client,
    or when something that is not nothing lies in both.
    """
    single = [row for row in system.rows if row.single]
    held = [set(row.plus) for row in single]
    known = [
        sides
        for row in system.rows
        if row.state == "shown" and not row.unit and row.plus and row.minus
        for sides in ((row.plus, row.minus), (row.minus, row.plus))
    ]
    while True:
        groups = touching([[*_uses(system, *one)] for one in zip(single, held, strict=True)])
        knowers = _knowers(groups, held)
        more = [
            (who, other)
            for own, other in known
            for who in _knowing(own, knowers) - _knowing(other, knowers)
        ]
        if not more:
            break
        for who, atoms in more:
            held[groups[who][0]].update(atoms)
    numbers = (row for row in system.rows if not row.minus)
    found = {row.name: frozenset(_knowing(row.plus, knowers)) for row in numbers}
    return {name: those for name, those in found.items() if those}


def _uses(system: System, row: Row, held: Atoms) -> Iterator[Hashable]:
    """What makes rows of one person of the same person."""
    yield from (atom for atom in held if system.atoms[atom])
    if row.client:
        yield f"client {row.client}"


def _knowers(groups: Iterable[Iterable[int]], held: list[Atoms]) -> Knowers:
    found: dict[int, set[int]] = {}
    for who, group in enumerate(groups):
        for atom in set[int]().union(*(held[one] for one in group)):
            found.setdefault(atom, set()).add(who)
    return found


def _knowing(atoms: Iterable[int], knowers: Knowers) -> set[int]:
    """Who knows all of these."""
    found: set[int] | None = None
    for atom in atoms:
        found = knowers.get(atom, set()) if found is None else found & knowers.get(atom, set())
        if not found:
            break
    return set(found or ())
