"""What the protector reads and gives: numbers that are or may be published, over atoms.

An atom is a cell nobody can split further: a whole number of at least 0 that the reader
does not know. Every number ever published is one row over atoms, so linked tables, levels
and earlier releases are one system. No database, no catalogue, no words of the field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["open", "shown", "hidden"]
"""``open`` is for the protector to decide; ``shown`` holds for the reader: published before,
marked to stay, or true by itself; ``hidden`` is never shown: few people, or hidden before."""

World = Mapping[int, int]
"""Changes of atoms, by their index, that make another register the reader cannot rule out."""

Progress = Callable[[str, float], None]
"""Told what is being done (Dutch, for a screen) and which part of the work is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """A number over atoms: the sum of ``plus`` less the sum of ``minus`` (indices).

    ``name`` is unique. Rows of one ``unit`` are shown or hidden together; a row without
    one is no published number: an identity (``shown``) or a group of people that nobody
    publishes but that must stay unknown (``hidden``). A hidden row with ``k`` must be
    empty in every world or able to be at least ``k`` and to vary by ``k - 1``; 0 asks
    nothing. ``sensitive`` rows need the proof of P(k): a world with at least ``k``, and
    two worlds at least ``spread`` apart. ``single`` is known to the one person behind it;
    such rows with the same ``client`` are of one person (0: not known who). ``cost`` is the
    price of moving a shown number by one. ``settled`` rows are proven by earlier worlds that
    still hold, and need no more.
    """

    name: str
    unit: str
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    state: State = "open"
    k: int = 0
    sensitive: bool = False
    spread: int = 0
    single: bool = False
    cost: float = 1.0
    settled: bool = False
    client: int = 0


@dataclass(frozen=True, slots=True)
class System:
    """The true ``atoms`` and every row over them.

    With ``zeros_shown`` an empty open row is always published, so the reader takes every
    hidden row with ``k`` for at least 1.
    """

    atoms: tuple[int, ...]
    rows: tuple[Row, ...]
    zeros_shown: bool = False

    def value(self, row: Row, world: World | None = None) -> int:
        """The number, as it is or as it would be in ``world``."""
        changes = world or {}
        gained = sum(self.atoms[atom] + changes.get(atom, 0) for atom in row.plus)
        return gained - sum(self.atoms[atom] + changes.get(atom, 0) for atom in row.minus)


@dataclass(frozen=True, slots=True)
class Protection:
    """What to hide, and why that is safe.

    ``hidden`` are the units that are not shown, in all. ``worlds`` prove it: ``proof``
    names for each hidden row that was not settled those that, beside the register itself,
    show it (private: worlds are near the truth); none for what is empty in every world.
    ``hurried`` says that time ran out: safe, but more is hidden than was needed.
    """

    hidden: frozenset[str]
    worlds: tuple[World, ...]
    proof: Mapping[str, tuple[int, ...]]
    hurried: bool = False


class Unprovable(Exception):
    """What must be shown, or was shown before, gives away these rows (names)."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """``names`` are the rows for which no worlds could be found."""
        super().__init__(len(names))
        self.names = names
