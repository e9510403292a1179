"""A system while it is being made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exports.atoms.pieces import Span
from exports.disclosure.system import Row, System

Atoms = tuple[int, ...]
Days = tuple[Span | None, ...]
"""Stretches of days; None is any day."""


class Miscounted(AssertionError):
    """Atoms do not add up to what they should: a fault of casereg. Tells no numbers."""


class Draft:
    """Atoms and rows so far; what a reader knows besides numbers gets a name of its own."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._values: list[int] = []
        self._days: list[Days] = []
        self._rows: dict[str, Row] = {}

    @property
    def days(self) -> tuple[Days, ...]:
        """When that happened which each atom counts."""
        return tuple(self._days)

    def atom(self, value: int, days: Days = ()) -> int:
        """A new atom; its index. Without ``days`` it only follows others."""
        self._values.append(value)
        self._days.append(days)
        return len(self._values) - 1

    def total(self, atoms: Sequence[int]) -> int:
        """What these atoms are together."""
        return sum(self._values[atom] for atom in atoms)

    def number(self, row: Row, value: int) -> None:
        """A row that is a number; raises :class:`Miscounted` when its atoms are not."""
        if self.total(row.plus) != value:
            raise Miscounted(row.name)
        self._rows[row.name] = row

    def same(self, one: Atoms, other: Atoms) -> None:
        """Whoever reads knows that these are equal; raises :class:`Miscounted` if they are not."""
        plus, minus = Counter(one), Counter(other)
        if self.total(one) != self.total(other):
            raise Miscounted("blokken met een ander totaal")
        if plus != minus:
            self._known((plus - minus).elements(), (minus - plus).elements())

    def at_most(self, small: Atoms, large: Atoms) -> None:
        """Whoever reads knows that one is not more than the other; left out if it is."""
        slack = self.total(large) - self.total(small)
        if slack >= 0:
            self._known(large, (*small, self.atom(slack)))

    def add_up(self, parts: Sequence[str], whole: str) -> None:
        """The number named ``whole`` is the sum of ``parts``; left out if one is not there."""
        if all(name in self._rows for name in parts):
            atoms = tuple(atom for name in parts for atom in self._rows[name].plus)
            if self.total(atoms) == self.total(self._rows[whole].plus):
                self.same(atoms, self._rows[whole].plus)

    def system(
        self, zeros_shown: bool, settled: frozenset[str], clients: Mapping[str, int]
    ) -> System:
        """What was made; a unit of which one row is hidden is hidden whole.

        ``settled`` are the rows (names) that need no new proof, ``clients`` who is alone
        behind a row.
        """
        rows = [
            replace(row, settled=name in settled, client=clients.get(name, 0))
            for name, row in self._rows.items()
        ]
        hidden = {row.unit for row in rows if row.state == "hidden"} - {""}
        whole = (
            replace(row, state="hidden") if row.unit in hidden and row.state == "open" else row
            for row in rows
        )
        return System(tuple(self._values), tuple(whole), zeros_shown)

    def _known(self, plus: Iterable[int], minus: Iterable[int]) -> None:
        name = f"weet|{len(self._rows)}"
        self._rows[name] = Row(name, "", tuple(plus), tuple(minus), "shown")
