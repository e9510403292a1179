"""The proof of a protection, checked in whole numbers and without the solver."""

from collections.abc import Iterable, Iterator, Sequence

from exports.disclosure.people import people
from exports.disclosure.system import Protection, Row, System, World


def faults(system: System, protection: Protection) -> tuple[str, ...]:
    """The names of rows that a protection does not keep safe: none when it is sound.

    A row is named when it is published and some world changes it, when a world makes an
    atom or a published number impossible, or when the worlds named for it do not show
    P(k): at least ``k``, ``spread`` apart, and still unknown to anybody else who knows all
    numbers that are of that person alone.
    """
    return tuple(_Checked(system, protection).faults())


class _Checked:
    """A system and every world of its protection, added up."""

    def __init__(self, system: System, protection: Protection) -> None:
        self.system, self.protection = system, protection
        self.using: dict[int, list[int]] = {}
        for index, row in enumerate(system.rows):
            for atom in (*row.plus, *row.minus):
                self.using.setdefault(atom, []).append(index)
        self.people = people(system)
        self.everybody = frozenset[int]().union(*self.people.values())
        self.worlds = [self._moved(world) for world in protection.worlds]
        self.known = [self._known(moved) for moved in self.worlds]

    def _moved(self, world: World) -> dict[int, int]:
        """By how much a world changes the rows that it changes."""
        found: dict[int, int] = {}
        for index in {row for atom in world for row in self.using.get(atom, ())}:
            row = self.system.rows[index]
            gained = sum(world.get(atom, 0) for atom in row.plus)
            moved = gained - sum(world.get(atom, 0) for atom in row.minus)
            if moved:
                found[index] = moved
        return found

    def _known(self, moved: Iterable[int]) -> frozenset[int]:
        """Of whom a world changes something that this one person knows."""
        rows = (self.system.rows[index] for index in moved)
        known = (row for row in rows if row.single or self.system.value(row) > 0)
        return frozenset[int]().union(*(self.people.get(row.name, ()) for row in known))

    def faults(self) -> Iterator[str]:
        possible = [self._possible(world) for world in self.protection.worlds]
        for index, row in enumerate(self.system.rows):
            shows = not row.sensitive or row.settled or self._shows(row, index, possible)
            if not shows or not self._unseen(row, index):
                yield row.name

    def _possible(self, world: World) -> bool:
        atoms = self.system.atoms
        return all(0 <= atom < len(atoms) and atoms[atom] + by >= 0 for atom, by in world.items())

    def _unseen(self, row: Row, index: int) -> bool:
        """Whether every world gives what the reader already knows about the row."""
        moves = {moved.get(index, 0) for moved in self.worlds}
        if row.state == "shown" or (row.state == "open" and row.unit not in self.protection.hidden):
            return not any(moves)
        value = self.system.value(row)
        if not row.unit:
            return True
        least = min(value, 1 if self.system.zeros_shown and row.k else 0)
        return all(value + by >= least for by in moves)

    def _shows(self, row: Row, index: int, possible: Sequence[bool]) -> bool:
        """P(k) of one row, from the worlds named for it and the register itself."""
        named = self.protection.proof.get(row.name, ())
        if row.state == "shown" or not all(
            0 <= at < len(possible) and possible[at] for at in named
        ):
            return False
        value = self.system.value(row)
        moves = [0, *(self.worlds[at].get(index, 0) for at in named)]
        if value + max(moves) < row.k or max(moves) - min(moves) < row.spread:
            return False
        return self._unknown(row, index, named)

    def _unknown(self, row: Row, index: int, named: tuple[int, ...]) -> bool:
        """Whether for everybody else some world leaves all they know but changes the row."""
        known = [self.known[at] for at in named if index in self.worlds[at]]
        always = self.everybody.intersection(*known)
        return bool(known) and always <= self.people.get(row.name, frozenset())
