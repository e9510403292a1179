"""Clients of a long period and of shorter ones in it: who came in March, came in 2023.

Said of every kern and of every leeftijdsgroep, not of the two crossed, which nobody
publishes. For a period of two parts that is the same: whether a client came in one of
them or in both adds up over kernen as it does over ages.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import product

from exports.atoms.clients import PART, Clients
from exports.atoms.draft import Draft
from exports.atoms.graph import Scope, largest
from exports.atoms.pieces import Span


def within(one: Span, other: Span) -> bool:
    """Whether a period lies in another, longer one."""
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def nest(draft: Draft, periods: Sequence[Clients]) -> None:
    """Say of every period that it has the clients of those in it, and no others if covered."""
    for parent in periods:
        inside = [one for one in periods if within(one.span, parent.span)]
        children = [
            one for one in inside if not any(within(one.span, other.span) for other in inside)
        ]
        for child in children:
            _has_those_of(draft, parent, child)
        if children and _covered(parent.span, (one.span for one in children)):
            _has_no_others(draft, parent, children)


def _has_those_of(draft: Draft, parent: Clients, child: Clients) -> None:
    for scope in _shared((parent, child)):
        there = parent.cells(scope)
        for cell, atoms in child.cells(scope).items():
            draft.at_most(atoms, there[cell])
    if child.everybody and parent.everybody:
        for scope in _homes((parent, child)):
            there = parent.everybody_by(scope)
            for cell, atoms in child.everybody_by(scope).items():
                draft.at_most(atoms, there[cell])


def _has_no_others(draft: Draft, parent: Clients, children: Sequence[Clients]) -> None:
    for scope in _shared((parent, *children)):
        there = [child.cells(scope) for child in children]
        for cell, atoms in parent.cells(scope).items():
            draft.at_most(atoms, tuple(atom for one in there for atom in one[cell]))
    if parent.everybody and all(child.everybody for child in children):
        for scope in _homes((parent, *children)):
            there = [child.everybody_by(scope) for child in children]
            for cell, atoms in parent.everybody_by(scope).items():
                draft.at_most(atoms, tuple(atom for one in there for atom in one[cell]))


def _shared(periods: Sequence[Clients]) -> tuple[Scope, ...]:
    """What all tell clients apart by, and is fixed for them in all of this time."""
    years = {day.year for one in periods for day in one.span}
    if len(years) > 1:
        return (frozenset({PART}),)
    return largest(
        frozenset.intersection(*scopes) for scopes in product(*(one.scopes for one in periods))
    )


def _homes(periods: Sequence[Clients]) -> tuple[Scope, ...]:
    """The same of clients of all deelopdrachten together."""
    return largest(scope - {PART} for scope in _shared(periods))


def _covered(whole: Span, parts: Iterable[Span]) -> bool:
    """Whether the parts leave out no day of the whole."""
    day = whole[0]
    for start, end in sorted(parts):
        if start > day:
            return False
        day = max(day, end + timedelta(days=1))
    return day > whole[1]
