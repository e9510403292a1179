"""Atoms of one stretch of time: a number for each combination of values, clique by clique."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product

from exports.attack.knowledge import Known
from exports.attack.published import AXES, Classification, Limits
from exports.attack.shapes import Axes, Shape, joins


class Block:
    """Gives the atoms behind a place, for as fine as its shape goes."""

    def __init__(self, shape: Shape, classification: Classification, numbers: "count[int]") -> None:
        """``numbers`` gives each atom its index; blocks of one attack share it."""
        self.cliques = tuple(
            tuple(axis for axis in AXES if axis in clique) for clique in shape.cliques()
        )
        self._classification, self._fine = classification, shape.fine
        kernen = tuple(classification.team_of) if shape.fine else classification.teams
        self._values = {**classification.values, "kern": kernen}
        self._atoms = [
            {key: next(numbers) for key in product(*(self._values[axis] for axis in clique))}
            for clique in self.cliques
        ]
        self._sums: dict[tuple[int, tuple[str, ...]], Mapping[tuple[str, ...], list[int]]] = {}

    def atoms(self, limits: Limits) -> tuple[int, ...] | None:
        """The atoms within these limits; None when they are finer than the shape of the block."""
        allowed = dict(limits)
        if "kern" in allowed and not self._fine:
            teams = self._whole_teams(allowed["kern"])
            if teams is None:
                return None
            allowed["kern"] = teams
        for number, clique in enumerate(self.cliques):
            if allowed.keys() <= set(clique):
                return self._within(number, allowed)
        return None

    def loose(self, limits: Limits) -> Iterator[tuple[int, ...]]:
        """Atoms of every larger place that the block can tell."""
        for clique in self.cliques:
            fitting = {axis: found for axis, found in limits.items() if axis in clique}
            atoms = self.atoms(fitting)
            if atoms is not None:
                yield atoms

    def known(self) -> Iterator[Known]:
        """That the cliques say the same of what they share."""
        for one, two, shared in joins(tuple(map(frozenset, self.cliques))):
            for limits in self.places(shared):
                yield Known(self._within(one, limits), self._within(two, limits), 0, 0)

    def places(self, axes: Axes) -> Iterator[dict[str, frozenset[str]]]:
        """Every combination of values on these axes, at the level of the block."""
        named = [axis for axis in AXES if axis in axes]
        for key in product(*(self._values[axis] for axis in named)):
            yield {axis: frozenset((one,)) for axis, one in zip(named, key, strict=True)}

    def as_limits(self, place: Mapping[str, frozenset[str]]) -> Limits:
        """A place of this block in the finest values, so that any block understands it."""
        if "kern" not in place or self._fine:
            return place
        kernen = (self._classification.kernen(team) for team in place["kern"])
        return {**place, "kern": frozenset().union(*kernen)}

    def _within(self, number: int, allowed: Limits) -> tuple[int, ...]:
        axes = tuple(axis for axis in self.cliques[number] if axis in allowed)
        sums = self._summed(number, axes)
        keys: Sequence[Sequence[str]] = [sorted(allowed[axis]) for axis in axes]
        return tuple(atom for key in product(*keys) for atom in sums.get(key, ()))

    def _summed(self, number: int, axes: tuple[str, ...]) -> Mapping[tuple[str, ...], list[int]]:
        if (number, axes) in self._sums:
            return self._sums[number, axes]
        at = [self.cliques[number].index(axis) for axis in axes]
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for key, atom in self._atoms[number].items():
            found[tuple(key[place] for place in at)].append(atom)
        self._sums[number, axes] = found
        return found

    def _whole_teams(self, kernen: frozenset[str]) -> frozenset[str] | None:
        """The gebiedsteams that these kernen are; None when they are part of one."""
        teams = frozenset(self._classification.team_of.get(kern, kern) for kern in kernen)
        whole = frozenset(one for team in teams for one in self._classification.kernen(team))
        return teams if whole == kernen else None
