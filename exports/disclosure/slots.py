"""A system cut into parts that do not touch each other, each ready for the solver.

What moves in a part is a *slot*: an atom, or a sum of atoms that some row is about. Atoms
that no row tells apart are one slot, and rows over the same atoms share one. A sum is
*loose* when nobody will ever see it and it cannot be below nothing as long as its atoms
are not: it holds nothing in place, so most questions can leave it out. That is done in
large parts only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exports.disclosure.people import people
from exports.disclosure.system import Row, System
from exports.disclosure.touching import touching

Whole = NDArray[np.int64]
Terms = tuple[tuple[int, int], ...]
LARGE = 1_500
"""A part of so many slots is asked about in smaller questions, which give somewhat dearer
answers; in a smaller one every question is about all of it."""


@dataclass
class Part:
    """Rows that touch each other, and their slots.

    The first slots are ``members``: groups of atoms nobody can tell apart. The others are
    sums: ``sums[i]`` are the atom slots, and how often each counts, of slot
    ``len(members) + i``, and ``terms[i]`` the same in fewer terms, using smaller sums.
    ``rows``, ``loose``, ``values`` and ``people`` are by slot; a loose sum is in the terms of
    no other, and ``people`` are those who know it by themselves.
    """

    members: list[tuple[int, ...]] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    sums: list[Terms] = field(default_factory=list)
    terms: list[Terms] = field(default_factory=list)
    loose: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    values: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    people: list[frozenset[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay the sums out flat, so that a world is added up in one go."""
        atoms = len(self.members)
        self._flat = _flat(self.sums)
        self._every = _flat([(*terms, (atoms + at, -1)) for at, terms in enumerate(self.terms)])
        self._firm = self._every[:, ~self.loose[atoms + self._every[0]]]

    def atoms(self, slot: int) -> tuple[int, ...]:
        """The atom slots that a slot is the sum of."""
        sums = self.sums[slot - len(self.members)] if slot >= len(self.members) else ((slot, 1),)
        return tuple(atom for atom, _ in sums)

    def equations(self, asked: Iterable[int] = ()) -> Whole:
        """What holds slots in place, and what the slots ``asked`` about are the sum of.

        Three rows of numbers: which sum, which slot, and how often; the slot of the sum
        itself counts for -1.
        """
        index = np.fromiter(asked, dtype=np.int64)
        if not self.loose[index].any():
            return self._firm
        left_out = self.loose.copy()
        left_out[index] = False
        found: Whole = self._every[:, ~left_out[len(self.members) + self._every[0]]]
        return found

    def completed(self, atoms: Whole) -> Whole:
        """The changes of all slots, from those of the atom slots."""
        at, slot, by = self._flat
        sums = np.bincount(at, by * atoms[slot], len(self.sums))
        return np.concatenate([atoms, np.rint(sums).astype(np.int64)])

    def core(self, slots: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Every slot with an atom of these ``slots``, or of one that is known to equal it.

        That is where something new can be told apart: worlds that change nothing else are
        found in a small part of a long history.
        """
        at, slot, _ = self._flat
        holder = len(self.members) + at
        equal: NDArray[np.bool_] = np.array([_identity(rows) for rows in self.rows])
        found: NDArray[np.bool_] = slots.copy()
        size = -1
        while size != (size := int(np.count_nonzero(found))):
            found[slot[(slots | (equal & found))[holder]]] = True
            found[holder[found[slot]]] = True
        return found

    def world(self, changes: Whole, system: System) -> dict[int, int]:
        """The changes of atoms: taken from those that have, given to the first."""
        found: dict[int, int] = {}
        for slot in np.flatnonzero(changes[: len(self.members)]).tolist():
            left = int(changes[slot])
            for atom in self.members[slot]:
                step = left if left > 0 else max(left, -system.atoms[atom])
                if step:
                    found[atom] = step
                    left -= step
        return found


def _identity(rows: list[Row]) -> bool:
    """Whether it is known beforehand that what is added equals what is taken away."""
    return any(row.state == "shown" and not row.unit for row in rows)


def _flat(sums: list[Terms]) -> Whole:
    """Three rows: which sum, which slot in it, and how often."""
    flat = [(at, slot, by) for at, terms in enumerate(sums) for slot, by in terms]
    return np.array(flat, dtype=np.int64).reshape(-1, 3).T


def parts(system: System, hidden: frozenset[str]) -> list[Part]:
    """The parts of a system, in the order of their first rows.

    ``hidden`` are the units that stay hidden whatever happens.
    """
    signs = [_signs(row) for row in system.rows]
    groups = _groups(signs)
    where = {atom: group for group, atoms in enumerate(groups) for atom in atoms}
    known = people(system)
    keys = [tuple(sorted({where[atom]: by for atom, by in one.items()}.items())) for one in signs]
    return [
        _part(system, hidden, groups, keys, known, rows) for rows in _touching(system.rows, keys)
    ]


def _signs(row: Row) -> dict[int, int]:
    """How often each atom counts in a row; more than once or less than 0 is possible."""
    found = Counter(row.plus)
    found.subtract(row.minus)
    return {atom: by for atom, by in found.items() if by}


def _groups(signs: list[dict[int, int]]) -> list[tuple[int, ...]]:
    """Atoms that are in the same rows in the same way, together."""
    seen: dict[int, list[tuple[int, int]]] = {}
    for index, one in enumerate(signs):
        for atom, by in one.items():
            seen.setdefault(atom, []).append((index, by))
    alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for atom, uses in seen.items():
        alike.setdefault(tuple(uses), []).append(atom)
    return [tuple(atoms) for atoms in alike.values()]


def _touching(rows: tuple[Row, ...], keys: list[Terms]) -> list[list[int]]:
    """Rows (indices) that share an atom or a unit, directly or through others."""
    return touching(
        [
            [atom for atom, _ in key] + [row.unit] * bool(row.unit)
            for row, key in zip(rows, keys, strict=True)
        ]
    )


def _part(
    system: System,
    hidden: frozenset[str],
    groups: list[tuple[int, ...]],
    keys: list[Terms],
    known: Mapping[str, frozenset[int]],
    rows: list[int],
) -> Part:
    atoms = sorted({group for row in rows for group, _ in keys[row]})
    number = {group: slot for slot, group in enumerate(atoms)}
    by_key: dict[Terms, list[Row]] = {}
    for row in rows:
        key = tuple((number[group], by) for group, by in keys[row])
        by_key.setdefault(key, []).append(system.rows[row])
    slot_rows = [by_key.pop(((slot, 1),), []) for slot in range(len(atoms))]
    sums = sorted(by_key, key=lambda key: (len(key), key))
    values = [sum(system.atoms[atom] for atom in groups[group]) for group in atoms]
    values += [sum(by * values[slot] for slot, by in terms) for terms in sums]
    leave_out = len(atoms) + len(sums) >= LARGE and not system.zeros_shown
    loose = [leave_out and _loose(key, by_key[key], hidden) for key in sums]
    every = slot_rows + [by_key[key] for key in sums]
    return Part(
        members=[groups[group] for group in atoms],
        rows=every,
        sums=sums,
        terms=list(_shorter(sums, loose, len(atoms))),
        loose=np.array([False] * len(atoms) + loose),
        values=np.array(values, dtype=np.int64),
        people=[
            frozenset[int]().union(*(known[row.name] for row in one if row.name in known))
            for one in every
        ],
    )


def _loose(terms: Terms, rows: list[Row], hidden: frozenset[str]) -> bool:
    """Whether nobody will see a sum, and its atoms alone keep it from going below nothing."""
    unseen = (row.state == "hidden" or (row.state == "open" and row.unit in hidden) for row in rows)
    return all(by > 0 for _, by in terms) and all(unseen)


def _shorter(sums: list[Terms], loose: list[bool], atoms: int) -> Iterator[Terms]:
    """Each sum as few smaller sums and atoms: small equations keep the solver fast."""
    holding: dict[int, list[tuple[frozenset[int], int]]] = {}
    for slot, terms in enumerate(sums, start=atoms):
        if any(by != 1 for _, by in terms):
            yield terms
            continue
        held = frozenset(atom for atom, _ in terms)
        yield tuple((one, 1) for one in _cover(held, holding))
        if loose[slot - atoms]:
            continue
        for atom in held:
            holding.setdefault(atom, []).append((held, slot))


def _cover(
    wanted: Iterable[int], holding: dict[int, list[tuple[frozenset[int], int]]]
) -> Iterator[int]:
    left = set(wanted)
    for atom in sorted(left):
        if atom in left:
            bigger = (
                (found, slot) for found, slot in reversed(holding.get(atom, [])) if found <= left
            )
            found, slot = next(bigger, (frozenset({atom}), atom))
            left -= found
            yield slot
