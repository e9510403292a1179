"""Which late changes may be taken in: none or enough people in every cell, in and out apart.

A reader sets the new figures beside the released ones; the difference is a figure too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from models.released_contact import CountedContact

Person = int
"""A client by its number, or a contact without one by its number, negative."""

Cell = int
Together = tuple[tuple[Cell, ...], frozenset[Person]]
"""Cells, and the people who stand in each of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A contact that was ``old`` when it was released and is ``new`` now; either may be None.

    ``before`` are the clients in it then and ``people`` those in it now, or the contact
    itself when it has none.
    """

    old: CountedContact | None
    new: CountedContact | None
    before: frozenset[Person]
    people: frozenset[Person]

    @property
    def number(self) -> int:
        """The number of the contact."""
        state = self.new or self.old
        assert state is not None  # noqa: S101 - a change has one of both
        return state.contact


class Cells(Protocol):
    """In which cells a contact stands, and from how many people such a cell may change."""

    def of(self, state: CountedContact, people: frozenset[Person]) -> Iterable[Together]:
        """Every cell of contacten and uren in which the contact shows."""

    def clients(self, state: CountedContact, people: frozenset[Person]) -> Iterable[Together]:
        """Every cell of clienten in which each of its people stands."""

    def least(self, cell: Cell) -> int:
        """From how many people the cell may change."""


def enough_everywhere(changes: Iterable[Change], cells: Cells) -> tuple[Change, ...]:
    """The changes that are left when no cell, at either side, changes by too few people.

    What one cell cannot have is taken in nowhere, which may leave too few in another;
    so it goes on until nothing goes any more. The order of the changes makes no difference.
    """
    left = [_Sides(change, cells) for change in changes]
    while True:
        few_out = _too_few((one.out for one in left), cells)
        few_in = _too_few((one.into for one in left), cells)
        kept = [
            one for one in left if not (_touches(one.out, few_out) or _touches(one.into, few_in))
        ]
        if len(kept) == len(left):
            return tuple(one.change for one in kept)
        left = kept


class _Sides:
    """A change with the cells it leaves and those it comes into."""

    __slots__ = ("change", "into", "out")

    def __init__(self, change: Change, cells: Cells) -> None:
        self.change = change
        sides = ((change.old, change.before), (change.new, change.people))
        old, new = (tuple(cells.of(one, people)) if one else () for one, people in sides)
        was, now = (tuple(cells.clients(one, people)) if one else () for one, people in sides)
        self.out, self.into = (*old, *_without(was, now)), (*new, *_without(now, was))


def _without(together: tuple[Together, ...], others: tuple[Together, ...]) -> Iterator[Together]:
    """Who stays in a cell of clienten neither comes nor goes there."""
    there = {(person, cell) for cells, people in others for person in people for cell in cells}
    for cells, people in together:
        for person in people:
            yield tuple(one for one in cells if (person, one) not in there), frozenset({person})


def _too_few(sides: Iterator[tuple[Together, ...]], cells: Cells) -> set[Cell]:
    """The cells that change by too few people; who is counted is forgotten when it is enough."""
    missing: dict[Cell, set[Person]] = {}
    enough: set[Cell] = set()
    for together in sides:
        for stands_in, people in together:
            for cell in stands_in:
                if cell in enough:
                    continue
                found = missing.setdefault(cell, set())
                found |= people
                if len(found) >= cells.least(cell):
                    enough.add(cell)
                    del missing[cell]
    return set(missing)


def _touches(together: tuple[Together, ...], few: set[Cell]) -> bool:
    return any(not few.isdisjoint(stands_in) for stands_in, _ in together)
