"""Figures made up for tests, of the opdracht that has every kind of indicator."""

from collections.abc import Iterable
from typing import Any

from exports.figure.numbers import figure_numbers
from exports.figure.protection import Protection
from exports.figure.rows import FigureRows
from exports.indicator.figures import IndicatorFigure, Part
from exports.numbers import Number
from models.catalogue import Bescherming, Catalogue
from tests.exports.counted import KNOWN, QUARTER


def proef(k: int = 5, zeros: str = "hide") -> Catalogue:
    """The opdracht with this protection."""
    rule = Bescherming.model_validate({"k": k, "zeros": zeros})
    return KNOWN.named("proef-2023").model_copy(update={"bescherming": rule})


def figure(code: str, **numbers: Any) -> IndicatorFigure:
    """A figure of an indicator."""
    found = KNOWN.named("proef-2023").indicator(code)
    assert found
    return IndicatorFigure(*found, "voorlopig", **numbers)


def share(code: str = "aandeel-geholpen", **numbers: Any) -> IndicatorFigure:
    """A share: forty of eighty, of ten people, five at least on each side."""
    usual = {"waarde": 50, "teller": 40, "noemer": 80, "ontbrekend": 0, "contributors": 10}
    return figure(code, **(usual | {"sides": (5, 5)} | numbers))


def piece(code: str, waarde: Any, people: int) -> Part:
    """A part of a figure."""
    return Part(code, code, waarde, contributors=people)


def numbers(catalogue: Catalogue, *figures: IndicatorFigure) -> dict[str, Number]:
    """Their numbers by row and column: ``code|veld``."""
    found = figure_numbers(catalogue, QUARTER, figures)
    return {one.name.split("|", 2)[2]: one for one in found}


def hidden_units(numbers: Iterable[Number]) -> frozenset[str]:
    """The units that few people hide by themselves: the primary rule alone."""
    return frozenset(one.unit for one in numbers if one.state == "hidden")


def rows(catalogue: Catalogue, *figures: IndicatorFigure) -> FigureRows:
    """The rows when only few people hide."""
    units = hidden_units(figure_numbers(catalogue, QUARTER, figures))
    protection = Protection(catalogue, QUARTER, units, ended=True)
    return tuple(row for one in figures for row in protection.rows(one))
