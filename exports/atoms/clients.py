"""The atoms of clienten: who lives where and how old, per deelopdracht and period.

Clients add up over kern and leeftijdsgroep, which are fixed for each in a calendar year.
Over deelopdrachten they do not: there, in every kern and at every age, a whole lies between
the largest of its parts and all of them together.
"""

from collections.abc import Iterable

from exports.atoms.axes import Axes, Limits, ordered
from exports.atoms.blocks import Blocks
from exports.atoms.counts import Cell, TrueCounts
from exports.atoms.draft import Atoms, Draft
from exports.atoms.graph import Scope
from exports.atoms.pieces import Span
from exports.atoms.rows import row_of
from exports.numbers import Number

PART = "deelopdracht"
HOME = frozenset({"kern", "gebiedsteam", "leeftijdsgroep"})


class Clients:
    """The clients of one period."""

    def __init__(
        self, draft: Draft, axes: Axes, numbers: Iterable[Number], counts: TrueCounts
    ) -> None:
        """Makes the atoms and the rows of these numbers, which are all of one period."""
        limited = [(one, axes.limits(one.box)) for one in numbers]
        self.span: Span = limited[0][0].box.span
        self._draft, self._axes = draft, axes.during(self.span)
        scopes = {frozenset({PART, *(HOME & limits.keys())}) for _, limits in limited}
        self._count = lambda names: counts.clienten(names, self.span)
        self._blocks = Blocks(draft, self._axes, scopes, self._count)
        self._all: Blocks | None = None
        self._wholes: dict[str, int] = {}
        for number, limits in sorted(limited, key=lambda pair: len(pair[1])):
            draft.number(row_of(number, self._atoms(number, limits)), number.value)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What clients are told apart by, together."""
        return self._blocks.scopes

    def cells(self, scope: Scope) -> dict[Cell, Atoms]:
        """The atoms by these attributes, which are within one of :attr:`scopes`."""
        found = self._blocks.by(scope)
        return {cell: tuple(atoms) for cell, atoms in found.items()}

    @property
    def everybody(self) -> Atoms:
        """All clients, whatever the deelopdracht; empty when nobody counts them."""
        return (self._all.exactly({}) or ()) if self._all else ()

    def everybody_by(self, scope: Scope) -> dict[Cell, Atoms]:
        """The same by these attributes, other than deelopdracht."""
        found = self._all.by(scope) if self._all else {}
        return {cell: tuple(atoms) for cell, atoms in found.items()}

    def _atoms(self, number: Number, limits: Limits) -> Atoms:
        if number.relation == "apart":
            return (self._draft.atom(number.value, (self.span,)),)
        fixed = {name: limits[name] for name in limits if name == PART or name in HOME}
        if number.relation == "within" or len(fixed) < len(limits):
            return self._some(number, fixed)
        parts = limits.get(PART, frozenset(self._axes.values[PART]))
        if len(parts) == 1:
            exactly = self._blocks.exactly({**fixed, PART: parts})
            return self._some(number, fixed) if exactly is None else exactly
        return self._whole(number, fixed)

    def _whole(self, number: Number, limits: Limits) -> Atoms:
        """Clients of several deelopdrachten, each once."""
        if PART not in limits:
            exactly = self._together().exactly(limits)
            return self._some(number, limits) if exactly is None else exactly
        if _key(limits) not in self._wholes:
            whole = self._wholes[_key(limits)] = self._draft.atom(number.value, (self.span,))
            self._between((whole,), limits, limits[PART])
        return (self._wholes[_key(limits)],)

    def _together(self) -> Blocks:
        """Clients of all deelopdrachten, each once, by what is fixed for them."""
        if self._all is None:
            scopes = [scope - {PART} for scope in self._blocks.scopes]
            self._all = Blocks(self._draft, self._axes, scopes, self._count)
            for scope in self._all.scopes:
                for cell, atoms in self.everybody_by(scope).items():
                    values = zip(ordered(scope), cell, strict=True)
                    home = {name: frozenset({value}) for name, value in values}
                    self._between(atoms, home, self._axes.values[PART])
        return self._all

    def _between(self, whole: Atoms, limits: Limits, parts: Iterable[str]) -> None:
        """A whole is at least each of its parts, and at most their sum."""
        self._draft.at_most(whole, self._sum(limits))
        for part in sorted(parts):
            self._draft.at_most(self._sum({**limits, PART: frozenset({part})}), whole)

    def _some(self, number: Number, limits: Limits) -> Atoms:
        """Only some of those within the limits."""
        some = self._draft.atom(number.value, (self.span,))
        for around in self._blocks.around(limits):
            self._draft.at_most((some,), around)
        if PART not in limits and self._all:
            for around in self._all.around(limits):
                self._draft.at_most((some,), around)
        return (some,)

    def _sum(self, limits: Limits) -> Atoms:
        return self._blocks.exactly(limits) or ()


def _key(limits: Limits) -> str:
    """The same text for the same limits."""
    return repr(sorted((name, sorted(values)) for name, values in limits.items()))
