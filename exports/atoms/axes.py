"""The attributes that atoms are told apart by, and which of them a box limits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from exports.atoms.graph import Scope
from exports.atoms.pieces import Late, Part, Piece, Span, coarse, pieces
from exports.counted.places import AXES, team_value
from exports.numbers import Box, Number
from models.catalogue import UNKNOWN, Catalogue

FUNCTIONS: Mapping[str, str] = {"kern": "gebiedsteam", "piece": "group"}
"""What follows from an attribute: a kern has one gebiedsteam, a piece lies in one group."""

ORDER = (*AXES[:3], "gebiedsteam", AXES[3], "piece", "group")
DETAIL = {"kern", "leeftijdsgroep"}
"""Attributes that are published per quarter at most, so that weeks need not cut them."""

Limits = Mapping[str, frozenset[str]]
"""The values that an attribute may have; one that is not named may have any."""


@dataclass(frozen=True, slots=True)
class Axes:
    """The values of each attribute; ``parents`` say what follows from a value."""

    values: Mapping[str, tuple[str, ...]]
    parents: Mapping[str, Mapping[str, str]]
    fine: tuple[Piece, ...] = ()
    groups: tuple[Piece, ...] = ()

    def limits(self, box: Box) -> dict[str, frozenset[str]]:
        """What a box limits, each attribute at the coarsest level that says the same."""
        found: dict[str, frozenset[str]] = {}
        for name in AXES:
            named = frozenset(getattr(box, name))
            if named and not named.issuperset(self.values[name]):
                found.update(self._level(name, named))
        span = (box.start, box.end)
        inside = frozenset(str(i) for i, one in enumerate(self.fine) if span in one.periods)
        if len(inside) < len(self.fine):
            found.update(self._level("piece", inside))
        return found

    def during(self, span: Span) -> "Axes":
        """The same for what is counted in this period only."""
        return replace(self, fine=(Piece(frozenset({span}), (Part("", span),)),))

    def days(self, names: tuple[str, ...], cell: tuple[str, ...]) -> tuple[Span | None, ...]:
        """When that happened which the cell of these attributes counts."""
        found = self.fine
        for name, those in (("group", self.groups), ("piece", self.fine)):
            if name in names:
                found = (those[int(cell[names.index(name)])],)
        return tuple(part.days for piece in found for part in piece.parts)

    def _level(self, name: str, named: frozenset[str]) -> dict[str, frozenset[str]]:
        """The same on what follows from it, if the values are all those of some."""
        if name not in self.parents:
            return {name: named}
        parents = self.parents[name]
        above = frozenset(parents[one] for one in named if one in parents)
        under = {one for one, parent in parents.items() if parent in above}
        return {FUNCTIONS[name]: above} if under == named else {name: named}

    def combinations(self, scope: Scope) -> Iterator[tuple[str, ...]]:
        """Every combination of values that can be, in the order of :data:`ORDER`."""
        names = ordered(scope)
        derived = {FUNCTIONS[name]: name for name in names if FUNCTIONS.get(name) in scope}
        free = [name for name in names if name not in derived]
        for values in product(*(self.values[name] for name in free)):
            known = dict(zip(free, values, strict=True))
            for above, name in derived.items():
                known[above] = self.parents[name][known[name]]
            yield tuple(known[name] for name in names)


def ordered(scope: Iterable[str]) -> tuple[str, ...]:
    """Attributes in one order."""
    return tuple(name for name in ORDER if name in scope)


def without_time(catalogue: Catalogue) -> Axes:
    """The attributes of the catalogue."""
    teams = {one.code: team_value(one.gebiedsteam) for one in catalogue.kernen}
    teams[UNKNOWN] = team_value(UNKNOWN)
    groups = (*(one.code for one in catalogue.leeftijdsgroepen), UNKNOWN)
    values = {
        "deelopdracht": tuple(one.code for one in catalogue.deelopdrachten),
        "contactsoort": tuple(one.code for one in catalogue.contactsoorten),
        "kern": tuple(teams),
        "gebiedsteam": tuple(dict.fromkeys(teams.values())),
        "leeftijdsgroep": groups,
    }
    return Axes(values, {"kern": teams})


def with_time(plain: Axes, numbers: Iterable[Number], late: Mapping[str, Late]) -> Axes:
    """The same with the pieces of time that these numbers cut, and groups of pieces.

    Groups are cut only by the periods of numbers in detail.
    """
    known = list(numbers)
    fine = pieces(((one.box.start, one.box.end) for one in known), late)
    detailed = frozenset(
        (one.box.start, one.box.end)
        for one in known
        if one.relation == "is" and DETAIL & plain.limits(one.box).keys()
    )
    groups = coarse(fine, detailed)
    place = {one.periods: str(number) for number, one in enumerate(groups)}
    parents = {str(i): place[one.periods & detailed] for i, one in enumerate(fine)}
    values = {**plain.values, "piece": tuple(parents), "group": tuple(place.values())}
    return Axes(values, {**plain.parents, "piece": parents}, fine, groups)
