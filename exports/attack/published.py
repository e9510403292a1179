"""One package as its reader has it: what it says of itself, its cells and its figures."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

AXES = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
TOTAL = "totaal"
TEAM = "gebiedsteam:"

Place = tuple[str, str, str, str]
"""A value on each of the axes; ``totaal`` where that one is summed over."""

Measure = Literal["contacten", "uren", "clienten"]
Limits = Mapping[str, frozenset[str]]
"""The values allowed on an axis; an axis that is not named is not limited."""

WHOLE: Place = (TOTAL, TOTAL, TOTAL, TOTAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A published cell; hidden when ``value`` is None. Uren are in minutes.

    ``never`` is True for a combination that cannot occur.
    """

    measure: Measure
    place: Place
    value: int | None
    never: bool = False


@dataclass(frozen=True, slots=True)
class Counting:
    """A figure of an indicator that counts what the tables count, and how it lies in them.

    ``name`` is ``code|field``, ``sum_of`` are such names. ``value`` None is hidden;
    ``known`` is False when the package says nothing of it at all.
    """

    name: str
    measure: Measure
    relation: Literal["is", "within", "apart"]
    limits: Limits
    sum_of: tuple[str, ...]
    value: int | None
    known: bool
    k: int


@dataclass(frozen=True, slots=True)
class Classification:
    """The values of every dimension, and the gebiedsteam of each kern."""

    values: Mapping[str, tuple[str, ...]]
    team_of: Mapping[str, str]

    @property
    def teams(self) -> tuple[str, ...]:
        """Every gebiedsteam, as it stands on the axis of the kernen."""
        return tuple(dict.fromkeys(self.team_of.values()))

    def kernen(self, team: str) -> frozenset[str]:
        """The kernen of a gebiedsteam."""
        return frozenset(kern for kern, own in self.team_of.items() if own == team)

    def limits(self, place: Place) -> Limits:
        """The finest values behind a place."""
        named = ((axis, one) for axis, one in zip(AXES, place, strict=True) if one != TOTAL)
        return {
            axis: self.kernen(one) if one.startswith(TEAM) else frozenset((one,))
            for axis, one in named
        }


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many people a number is shown; ``zeros_shown`` says that an empty one always is."""

    k: int
    own: Mapping[str, int]
    zeros_shown: bool = False

    def at(self, place: Place, served: frozenset[str]) -> int:
        """The lowest threshold that a cell can have.

        ``served`` are the deelopdrachten in which its contactsoort can occur: with one
        only, a total over deelopdrachten is about that one.
        """
        within = served if place[0] == TOTAL else frozenset((place[0],))
        return self.own.get(min(within), self.k) if len(within) == 1 else self.k


@dataclass(frozen=True, slots=True)
class Published:
    """``label`` names the package for people; ``start`` and ``end`` are its first and last day.

    With ``late`` it counts contacts that earlier packages over the same days did not have.
    """

    label: str
    opdracht: str
    period: str
    release: int
    start: date
    end: date
    late: bool
    thresholds: Thresholds
    classification: Classification
    cells: tuple[Cell, ...]
    counting: tuple[Counting, ...] = ()

    def thresholds_at(self) -> Callable[[Place], int]:
        """Gives the lowest threshold that a cell of this package can have."""
        never: defaultdict[str, set[str]] = defaultdict(set)
        for cell in self.cells:
            if cell.never and cell.place[2:] == (TOTAL, TOTAL):
                never[cell.place[1]].add(cell.place[0])
        every = frozenset(self.classification.values["deelopdracht"])
        return lambda place: self.thresholds.at(place, every - never[place[1]])
