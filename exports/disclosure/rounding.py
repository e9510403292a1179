"""The second method: small numbers become 0 or ``k`` and every total stays a sum.

Only atoms behind sensitive rows change. Each gets a base, and all bases are the smallest
one times a power of two, so that a sum over them is a multiple of the smallest base in it.
Which atoms go up and which go down is chosen so that all rows stay close to what they were.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from exports.disclosure.system import Row, System

Whole = NDArray[np.int64]
SHARE = 5
"""A sensitive row moves in steps of at least a fifth of it."""


def rounded(system: System) -> tuple[int, ...]:
    """New whole numbers for all atoms, of which every published row is the sum.

    A sensitive row becomes 0 or a multiple of its base, which is at least ``k``, its
    ``spread`` and a fifth of it. The same system always gives the same atoms.
    """
    bases = _bases(system)
    atoms = np.array(system.atoms, dtype=np.int64)
    for atom, base in bases.items():
        atoms[atom] -= atoms[atom] % base
    _Raising(system, bases, atoms).run()
    _mend(system, atoms)
    return tuple(atoms.tolist())


def _bases(system: System) -> dict[int, int]:
    """The base of every atom that is not 0 and lies in a sensitive row."""
    asked = [(row, _asked(system, row)) for row in system.rows if row.sensitive]
    smallest = min((row.k for row, _ in asked if row.k), default=1)
    bases: dict[int, int] = {}
    for row, least in asked:
        base = smallest
        while base < least:
            base *= 2
        for atom in (*row.plus, *row.minus):
            if system.atoms[atom]:
                bases[atom] = max(base, bases.get(atom, 0))
    return bases


def _asked(system: System, row: Row) -> int:
    return max(row.k, row.spread, -(-abs(system.value(row)) // SHARE), 1)


class _Raising:
    """Raise rounded-down atoms by their base, the best first, while it brings rows closer."""

    def __init__(self, system: System, bases: dict[int, int], atoms: Whole) -> None:
        self.atoms = atoms
        self.some = sorted(bases)
        self.base: Whole = np.array([bases[atom] for atom in self.some], dtype=np.int64)
        self.raised = np.zeros(len(self.some), dtype=np.bool_)
        self.split = np.array([system.atoms[atom] for atom in self.some]) != atoms[self.some]
        place = {atom: at for at, atom in enumerate(self.some)}
        self.rows: list[list[tuple[Whole, int]]] = [[] for _ in self.some]
        self.pull: Whole = np.zeros(len(self.some), dtype=np.int64)
        """What moving an atom up by one adds to half the squared errors of its rows."""
        for row in system.rows:
            sides = (row.plus, 1), (row.minus, -1)
            held = [(at, sign) for side, sign in sides for at in _places(side, place)]
            self._follow(np.array(held, dtype=np.int64).reshape(-1, 2), system, row)

    def _follow(self, held: Whole, system: System, row: Row) -> None:
        places, signs = held.T
        if not len(places) or not row.unit:
            return
        error = sum(int(self.atoms[atom]) - system.atoms[atom] for atom in row.plus)
        error -= sum(int(self.atoms[atom]) - system.atoms[atom] for atom in row.minus)
        for at, sign in held.tolist():
            self.rows[at].append((held, sign))
        self.pull[places] += signs * error

    def run(self) -> None:
        """Take the best step, up or back down, until none helps."""
        weight: Whole = np.array([len(rows) for rows in self.rows], dtype=np.int64)
        while len(self.some):
            step = np.where(self.raised, -self.base, self.base)
            gain = np.where(self.split, 2 * step * self.pull + step * step * weight, 0)
            best = int(gain.argmin())
            if gain[best] >= 0:
                return
            self._take(best, int(step[best]))

    def _take(self, at: int, step: int) -> None:
        self.atoms[self.some[at]] += step
        self.raised[at] = not self.raised[at]
        for held, sign in self.rows[at]:
            places, signs = held.T
            self.pull[places] += signs * sign * step


def _places(atoms: tuple[int, ...], place: dict[int, int]) -> Iterator[int]:
    return (place[atom] for atom in atoms if atom in place)


def _mend(system: System, atoms: Whole) -> None:
    """Let what an identity has left over make up for what its other atoms gained or lost.

    An identity says that a box is what a filter keeps and the rest of it; the rest stands
    last. Where the box became smaller than what is kept, nothing is kept.
    """
    for row in system.rows:
        if row.state == "shown" and not row.unit and row.minus:
            *kept, rest = row.minus
            room = int(atoms[list(row.plus)].sum()) - system.value(row)
            if int(atoms[kept].sum()) > room:
                atoms[kept] = 0
            atoms[rest] = room - int(atoms[kept].sum())
