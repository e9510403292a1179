"""Blocks of atoms: cells of the attributes that stand together, joined by what they share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from exports.atoms.axes import FUNCTIONS, Axes, Limits, ordered
from exports.atoms.counts import Cell
from exports.atoms.draft import Atoms, Draft, Miscounted
from exports.atoms.graph import Scope, cliques, tree

Possible = Callable[[str, str], bool]
"""Whether this contactsoort may serve this deelopdracht: deelopdracht, contactsoort."""

Count = Callable[[tuple[str, ...]], Mapping[Cell, int]]
"""The true counts by these attributes; what is not there is 0."""


def anything(deelopdracht: str, contactsoort: str) -> bool:
    """Everything can be."""
    return bool(deelopdracht and contactsoort)


class Block:
    """The cells of some attributes, each an atom."""

    def __init__(
        self, draft: Draft, axes: Axes, scope: Scope, count: Count, possible: Possible
    ) -> None:
        """Raises :class:`Miscounted` when something counted stands in no cell."""
        self.scope, self._names = scope, ordered(scope)
        asked = tuple(name for name in self._names if not _follows(name, scope))
        counted = count(asked)
        at = [self._names.index(name) for name in asked]
        keyed = {
            cell: counted.get(tuple(cell[i] for i in at), 0) for cell in axes.combinations(scope)
        }
        if sum(keyed.values()) != sum(counted.values()):
            raise Miscounted("iets geteld staat in geen enkele cel")
        kept = _possible(self._names, keyed, possible)
        self.atoms = {
            cell: draft.atom(value, axes.days(self._names, cell)) for cell, value in kept.items()
        }
        self._by: dict[tuple[str, ...], dict[Cell, list[int]]] = {}

    def inside(self, limits: Limits) -> Atoms:
        """The atoms within these limits; attributes the block does not know are not limited."""
        names = tuple(name for name in self._names if name in limits)
        found = self._grouped(names)
        cells = product(*(sorted(limits[name]) for name in names))
        return tuple(sorted(atom for cell in cells for atom in found.get(cell, ())))

    def by(self, scope: Iterable[str]) -> Mapping[Cell, list[int]]:
        """The atoms of each value of these attributes, in their order."""
        return self._grouped(ordered(scope))

    def _grouped(self, names: tuple[str, ...]) -> dict[Cell, list[int]]:
        if names not in self._by:
            at = [self._names.index(name) for name in names]
            groups: dict[Cell, list[int]] = {}
            for cell, atom in self.atoms.items():
                groups.setdefault(tuple(cell[i] for i in at), []).append(atom)
            self._by[names] = groups
        return self._by[names]


class Blocks:
    """All cells that numbers of one measure are sums of."""

    def __init__(
        self,
        draft: Draft,
        axes: Axes,
        scopes: Iterable[Scope],
        count: Count,
        possible: Possible = anything,
    ) -> None:
        """Makes the atoms of blocks in which each scope fits, and says where blocks agree."""
        found = cliques(scopes, FUNCTIONS)
        self._blocks = [Block(draft, axes, scope, count, possible) for scope in found]
        for one, other, shared in tree(found):
            here, there = self._blocks[one].by(shared), self._blocks[other].by(shared)
            for cell in sorted(here.keys() | there.keys()):
                draft.same(tuple(here.get(cell, ())), tuple(there.get(cell, ())))

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The attributes of each block."""
        return tuple(block.scope for block in self._blocks)

    def exactly(self, limits: Limits) -> Atoms | None:
        """The atoms that lie within the limits; None when no block tells them apart."""
        scope = frozenset(limits)
        fitting = (block for block in self._blocks if scope <= block.scope)
        smallest = min(fitting, key=lambda block: len(block.atoms), default=None)
        return None if smallest is None else smallest.inside(limits)

    def by(self, scope: Scope) -> Mapping[Cell, list[int]]:
        """The atoms of each combination of these attributes; all must fit in one block."""
        return next(block.by(scope) for block in self._blocks if scope <= block.scope)

    def around(self, limits: Limits) -> Iterator[Atoms]:
        """Sums of atoms in which all within the limits lies, as narrow as blocks can."""
        scope = frozenset(limits)
        known = [block.scope & scope for block in self._blocks]
        narrow = {one for one in known if not any(one < other for other in known)}
        for one in sorted(narrow, key=ordered):
            found = self.exactly({name: limits[name] for name in one})
            if found is not None:
                yield found


def _follows(name: str, scope: Scope) -> bool:
    """Whether the value of this attribute follows from that of another in the scope."""
    return any(FUNCTIONS.get(other) == name for other in scope)


def _possible(names: tuple[str, ...], cells: Mapping[Cell, int], can: Possible) -> dict[Cell, int]:
    """The cells without those that cannot be, unless there is something at that time."""
    what = ("deelopdracht", "contactsoort")
    if not set(what) <= set(names):
        return dict(cells)
    part, kind = (names.index(name) for name in what)
    time = [i for i, name in enumerate(names) if name in ("piece", "group")]
    there = {
        (cell[part], cell[kind], *(cell[i] for i in time)) for cell, value in cells.items() if value
    }
    return {
        cell: value
        for cell, value in cells.items()
        if can(cell[part], cell[kind])
        or (cell[part], cell[kind], *(cell[i] for i in time)) in there
    }
