"""What was counted for an indicator, before it is held against a norm."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from exports.indicator.figures import Amount, Part
from exports.indicator.filters import Slice
from models.catalogue import Deelopdracht, Indicator


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of a figure, named as in :class:`exports.indicator.figures.IndicatorFigure`."""

    waarde: Amount | None
    teller: Amount | None = None
    noemer: Amount | None = None
    ontbrekend: int | None = None
    contributors: int = 0
    basis_periode: str | None = None
    basis_waarde: Amount | None = None
    parts: tuple[Part, ...] = ()
    sides: tuple[int, int] | None = None


class Wanted(NamedTuple):
    """An indicator to count, within these slices of its rows."""

    part: Deelopdracht
    one: Indicator
    slices: tuple[Slice, ...] = ()


Later = Callable[[], Counted]
"""What gives the numbers, once everything that is to be counted has been asked for."""
