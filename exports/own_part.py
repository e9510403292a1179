"""What somebody's own work counted for: their part in the figures it moved. No database."""

from dataclasses import dataclass

from exports.indicator_figures import Amount, IndicatorFigure, Results
from models.catalogue_indicators import Kind

# Entered for everybody, or made from another indicator that has a part of its own.
_NOBODYS: tuple[Kind, ...] = ("kengetal", "mijlpaal", "groei")


@dataclass(frozen=True, slots=True)
class OwnPart:
    """How much own work counted in an indicator, in ``unit``; ``whole`` is the own noemer."""

    figure: IndicatorFigure
    part: Amount
    unit: str
    whole: Amount | None = None


def own_parts(results: Results) -> tuple[OwnPart, ...]:
    """The indicators that were moved, in the order of the catalogue.

    ``results`` are those of one worker. Of an aandeel every row of the own noemer counts,
    also when none of them is in the teller.
    """
    parts = (_part(figure) for figure in results.figures)
    return tuple(one for one in parts if one and (one.part or one.whole))


def _part(figure: IndicatorFigure) -> OwnPart | None:
    one = figure.indicator
    if one.soort in _NOBODYS:
        return None
    if one.soort == "aandeel":
        return OwnPart(figure, figure.teller or 0, "", figure.noemer)
    if one.soort == "bereik":
        return OwnPart(figure, figure.teller or 0, "personen")
    if one.soort == "gemiddelde":
        return OwnPart(figure, figure.noemer or 0, "antwoorden")
    return OwnPart(figure, figure.waarde or 0, one.eenheid)
