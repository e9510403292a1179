"""The atoms of contacten, and those of uren: what adds up over every attribute and over time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from exports.atoms.axes import FUNCTIONS, Axes, Limits, with_time, without_time
from exports.atoms.blocks import Blocks
from exports.atoms.counts import Cell
from exports.atoms.draft import Atoms, Draft
from exports.atoms.graph import Scope, closed
from exports.atoms.pieces import Late, Piece
from exports.atoms.rows import row_of
from exports.counted.figure import can_occur
from exports.counted.places import Place
from exports.numbers import Number
from models.catalogue import Catalogue

Count = Callable[[tuple[str, ...], tuple[Piece, ...]], Mapping[Cell, int]]
_WHAT = frozenset({"deelopdracht", "contactsoort"})
_TIME = frozenset({"piece", "group"})


class Measured:
    """One measure over all the time of its numbers."""

    def __init__(
        self,
        draft: Draft,
        catalogue: Catalogue,
        numbers: Sequence[Number],
        count: Count,
        late: Mapping[str, Late],
    ) -> None:
        """Makes the atoms and the rows of these numbers."""
        self._draft = draft
        placed = [one for one in numbers if one.relation != "apart"]
        axes = with_time(without_time(catalogue), placed, late)
        limited = [(one, axes.limits(one.box)) for one in numbers]
        scopes = _scopes(catalogue, (limits for one, limits in limited if one.relation == "is"))
        self._axes, self._possible = axes, partial(_possible, catalogue)
        self._blocks = Blocks(draft, axes, scopes, partial(_asked, axes, count), self._possible)
        self._untold: dict[str, int] = {}
        for number, limits in limited:
            draft.number(row_of(number, self._atoms(number, limits)), number.value)

    def _atoms(self, number: Number, limits: Limits) -> Atoms:
        if number.relation == "apart":
            return (self._draft.atom(number.value, (number.box.span,)),)
        if number.relation == "within":
            return self._some(number, limits)
        exactly = self._blocks.exactly(limits)
        if exactly is not None:
            return exactly
        implied = self._blocks.exactly(self._implied(limits))
        if implied is not None and self._draft.total(implied) == number.value:
            return implied
        # No table tells this apart; what counts the same is still the same.
        key = repr(sorted((name, sorted(values)) for name, values in limits.items()))
        if key not in self._untold:
            (self._untold[key],) = self._some(number, limits)
        return (self._untold[key],)

    def _implied(self, limits: Limits) -> Limits:
        """The same without a limit that follows: who knows the one knows the other.

        A deelopdracht that has one contactsoort, or a contactsoort that serves one deelopdracht.
        """
        if not limits.keys() >= _WHAT:
            return limits
        parts, kinds = limits["deelopdracht"], limits["contactsoort"]
        values = self._axes.values
        served = {one for one in values["deelopdracht"] if self._any(parts=(one,), kinds=kinds)}
        had = {one for one in values["contactsoort"] if self._any(parts=parts, kinds=(one,))}
        if had <= kinds:
            return {name: one for name, one in limits.items() if name != "contactsoort"}
        if served <= parts:
            return {name: one for name, one in limits.items() if name != "deelopdracht"}
        return limits

    def _any(self, parts: Iterable[str], kinds: Iterable[str]) -> bool:
        return any(self._possible(part, kind) for part in parts for kind in kinds)

    def _some(self, number: Number, limits: Limits) -> Atoms:
        some = self._draft.atom(number.value, (number.box.span,))
        for around in self._blocks.around(limits):
            self._draft.at_most((some,), around)
        return (some,)


def _scopes(catalogue: Catalogue, limited: Iterable[Limits]) -> set[Scope]:
    """What the tables tell apart: a figure that crosses more would make atoms without end."""
    tables = [closed(table.dimensies, FUNCTIONS) for table in catalogue.tabellen]
    named = {frozenset(limits) for limits in limited}
    found = {one for one in named if any(one - _TIME <= table for table in tables)}
    served = any(kind.deelopdrachten for kind in catalogue.contactsoorten)
    if served and frozenset[str]().union(*found) >= _WHAT:
        # Everybody knows which contactsoort serves which deelopdracht.
        found.add(_WHAT)
    return found


def _possible(catalogue: Catalogue, deelopdracht: str, contactsoort: str) -> bool:
    return can_occur(catalogue, Place(deelopdracht, contactsoort))


def _asked(axes: Axes, count: Count, names: tuple[str, ...]) -> Mapping[Cell, int]:
    """The true counts by these attributes; a group is asked for as a coarser piece."""
    if "group" in names:
        return count(tuple("piece" if one == "group" else one for one in names), axes.groups)
    return count(names, axes.fine)
