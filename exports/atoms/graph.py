"""Which attributes must stand together, so that blocks of atoms fit like one table.

Margins of a table whose attributes form a decomposable graph are whole worlds of single
contacts as soon as neighbouring blocks agree on what they share: A. Dobra and S. E.
Fienberg, "Bounds for cell entries in contingency tables given marginal totals and
decomposable graphs", PNAS 97 (2000); S. L. Lauritzen, "Graphical Models" (1996).
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

Scope = frozenset[str]
Edge = tuple[int, int, Scope]


def closed(scope: Iterable[str], functions: Mapping[str, str]) -> Scope:
    """The scope with what follows from it: a kern brings its gebiedsteam."""
    named = set(scope)
    return frozenset(named | {functions[one] for one in named if one in functions})


def cliques(scopes: Iterable[Scope], functions: Mapping[str, str]) -> tuple[Scope, ...]:
    """The maximal cliques of the graph of these scopes, made chordal with little filling.

    Every scope lies within one of them. No scopes at all are one empty clique.
    """
    near = _neighbours(closed(scope, functions) for scope in scopes)
    found: list[Scope] = []
    while near:
        first = min(near, key=lambda one: (len(_missing(near, one)), len(near[one]), one))
        found.append(closed({first} | near[first], functions))
        for one, other in _missing(near, first):
            near[one].add(other)
            near[other].add(one)
        for one in near.pop(first):
            near[one].discard(first)
    return largest(found) or (frozenset(),)


def tree(blocks: tuple[Scope, ...]) -> tuple[Edge, ...]:
    """Edges that join the blocks by what they share, the largest share first (Prim)."""
    inside, edges = {0}, []
    while len(inside) < len(blocks):
        outside = set(range(len(blocks))) - inside
        pairs = ((one, other, blocks[one] & blocks[other]) for one in inside for other in outside)
        edge = min(pairs, key=lambda pair: (-len(pair[2]), pair[0], pair[1]))
        edges.append(edge)
        inside.add(edge[1])
    return tuple(edges)


def _neighbours(scopes: Iterable[Scope]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for scope in scopes:
        for one in scope:
            near.setdefault(one, set()).update(scope - {one})
    return near


def _missing(near: Mapping[str, set[str]], one: str) -> list[tuple[str, str]]:
    """The edges that lack between the neighbours of an attribute."""
    pairs = combinations(sorted(near[one]), 2)
    return [(a, b) for a, b in pairs if b not in near[a]]


def largest(found: Iterable[Scope]) -> tuple[Scope, ...]:
    """The scopes that lie in no other, each once."""
    kept: list[Scope] = []
    for scope in sorted(set(found), key=lambda one: (-len(one), sorted(one))):
        if not any(scope <= other for other in kept):
            kept.append(scope)
    return tuple(kept)
