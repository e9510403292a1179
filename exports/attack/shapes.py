"""Which axes must stand together, so that atoms are only as fine as what was published.

Tables that share axes are consistent margins of one register as soon as the blocks of a
chordal graph agree on what they share (S. L. Lauritzen, "Graphical Models", 1996).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from exports.attack.published import AXES

Axes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sets of axes that were published together; ``fine`` with kernen, else only gebiedsteams."""

    scopes: frozenset[Axes]
    fine: bool

    def within(self, other: "Shape") -> bool:
        """Whether the other is at least as fine everywhere."""
        return self.fine <= other.fine and all(
            any(one <= two for two in other.scopes) for one in self.scopes
        )

    def joined(self, other: "Shape") -> "Shape":
        """As fine as both."""
        return Shape(self.scopes | other.scopes, self.fine or other.fine)

    def cliques(self) -> tuple[Axes, ...]:
        """The largest sets of axes that all meet, in a graph without a hole."""
        edges = {frozenset(pair) for scope in self.scopes for pair in combinations(scope, 2)}
        axes = [axis for axis in AXES if any(axis in scope for scope in self.scopes)]
        if len(axes) == 4 and len(edges) == 4 and _is_ring(axes, edges):
            # Any chord will do; this one keeps the kernen, which are many, out of it.
            edges.add(next(frozenset(p) for p in combinations(AXES, 2) if {*p} not in edges))
        found: list[Axes] = []
        for size in range(len(axes), 0, -1):
            for some in map(frozenset, combinations(axes, size)):
                meet = all(frozenset(pair) in edges for pair in combinations(some, 2))
                if meet and not any(some <= other for other in found):
                    found.append(some)
        return tuple(found) or (frozenset(),)


def joins(cliques: tuple[Axes, ...]) -> list[tuple[int, int, Axes]]:
    """A tree over the cliques, by what two of them share, the largest share first."""
    inside, edges = {0}, []
    while len(inside) < len(cliques):
        pairs = [
            (one, two, cliques[one] & cliques[two])
            for one in inside
            for two in set(range(len(cliques))) - inside
        ]
        best = max(pairs, key=lambda pair: len(pair[2]))
        edges.append(best)
        inside.add(best[1])
    return edges


def union(shapes: Iterable[Shape]) -> Shape:
    """As fine as all of them."""
    whole = Shape(frozenset(), False)
    for shape in shapes:
        whole = whole.joined(shape)
    return whole


def _is_ring(axes: list[str], edges: set[Axes]) -> bool:
    return all(sum(axis in edge for edge in edges) == 2 for axis in axes)
