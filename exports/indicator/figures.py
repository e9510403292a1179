"""Indicators as figures: true values, for inside the house. No database behind them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from models.catalogue import Catalogue, Deelopdracht, Indicator
from models.periods import Period

Amount = int | Decimal
FigureStatus = Literal["gepubliceerd", "onderdrukt", "geen_gegevens", "voorlopig"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows count: all, those of one gebiedsteam, or those of one worker."""

    team: str | None = None
    worker: int | None = None

    @property
    def whole(self) -> bool:
        """Whether everybody's rows count: only then a figure fits one of the whole gemeente."""
        return self.team is None and self.worker is None


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a breakdown: its code and title, and the figure within it."""

    code: str
    titel: str
    waarde: Amount | None
    teller: Amount | None = None
    noemer: Amount | None = None
    ontbrekend: int | None = None
    contributors: int = 0
    sides: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """The true figure of one indicator in one period.

    ``waarde`` is None when there is nothing to say: then ``status`` is
    ``geen_gegevens``. ``teller`` and ``noemer`` belong to aandeel, bereik and
    gemiddelde (sum and number of scores); ``ontbrekend`` is who or what could not be
    counted in: no answer, no known client, nothing delivered. ``norm_gehaald`` is None
    without a norm or while it cannot be said yet. ``basis_periode``, ``basis_waarde``
    and ``verandering`` (in the unit of the indicator: percent or percentage points)
    belong to groei. ``parts`` is the split of uren and verdeling. ``contributors`` are
    the people behind it, as in :class:`exports.counted.tally.Figure`; ``sides`` those behind the
    teller of an aandeel, and those behind the rest of the noemer.
    """

    deelopdracht: Deelopdracht
    indicator: Indicator
    status: FigureStatus
    waarde: Amount | None = None
    teller: Amount | None = None
    noemer: Amount | None = None
    ontbrekend: int | None = None
    norm_gehaald: bool | None = None
    basis_periode: str | None = None
    basis_waarde: Amount | None = None
    verandering: Amount | None = None
    parts: tuple[Part, ...] = ()
    contributors: int = 0
    sides: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """All indicators of an opdracht in a period."""

    catalogue: Catalogue
    period: Period
    figures: tuple[IndicatorFigure, ...]
