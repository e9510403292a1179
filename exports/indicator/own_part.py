"""What somebody's own work counted for: their part in the figures it moved. No database."""

from dataclasses import dataclass

from exports.indicator.figures import Amount, IndicatorFigure, Results


@dataclass(frozen=True, slots=True)
class OwnPart:
    """How much own work counted in an indicator, in ``unit``; ``whole`` is the own noemer."""

    figure: IndicatorFigure
    part: Amount
    unit: str
    whole: Amount | None = None


def own_parts(results: Results) -> tuple[OwnPart, ...]:
    """The indicators that were moved, in the order of the catalogue.

    ``results`` are those of one worker. An aandeel is moved by every row of the own noemer.
    Growth is left out: what grows has a part of its own, and the growth of one's own work
    is no part of that of all.
    """
    moved = (one for one in results.figures if one.contributors)
    return tuple(_part(one) for one in moved if one.indicator.soort != "groei")


def _part(figure: IndicatorFigure) -> OwnPart:
    one = figure.indicator
    if one.soort == "aandeel":
        return OwnPart(figure, figure.teller or 0, "", figure.noemer)
    if one.soort == "bereik":
        return OwnPart(figure, figure.teller or 0, "personen")
    if one.soort == "gemiddelde":
        return OwnPart(figure, figure.noemer or 0, "antwoorden")
    return OwnPart(figure, figure.waarde or 0, one.eenheid)
