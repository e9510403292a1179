"""A part of a system that touches no other, ready for the solver.

What moves in a part is a *slot*: an atom, or a sum of atoms that some row is about. Atoms
that no row tells apart are one slot, and rows over the same atoms share one. A sum is
*loose* when nobody will ever see it and it cannot be below nothing as long as its atoms
are not: it holds nothing in place, so most questions can leave it out. That is done in
large parts only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exports.disclosure.system import Row, System

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
