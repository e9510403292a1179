"""Figures as numbers: what the rows of ``indicatoren.csv`` tell, for the protector and the ledger.

The numbers of a row are one unit: value, teller, noemer and the rest of the noemer stand
or fall together. Kengetallen and mijlpalen have no people behind them and are no numbers;
neither is groei, which is made of two figures that are
(:mod:`exports.figure.growth`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exports.figure.disjoint import sums_of_disjoint
from exports.figure.same import Row, tied_to_the_same
from exports.figure.share import share_numbers
from exports.figure.simple import simple_numbers
from exports.figure.subject import SEVERAL, Subject
from exports.indicator.figures import IndicatorFigure, Part
from exports.numbers import Number
from models.catalogue import Catalogue
from models.catalogue_indicators import Breakdown, Kind
from models.periods import Period

PUBLIC: tuple[Kind, ...] = ("kengetal", "mijlpaal")
"""Kinds without persons behind them: nothing of these is ever hidden."""


def figure_numbers(
    catalogue: Catalogue, period: Period, figures: Iterable[IndicatorFigure]
) -> tuple[Number, ...]:
    """Every figure with its parts; those with few people behind them are hidden."""
    rows = [row for figure in figures for row in _with_parts(catalogue, period, figure)]
    return (*tied_to_the_same(rows), *sums_of_disjoint(rows))


def numbers_of(subject: Subject, found: IndicatorFigure | Part) -> tuple[Number, ...]:
    """The numbers of one row: of a figure without its parts, or of one part."""
    soort = subject.one.soort
    if soort in PUBLIC or soort == "groei":
        return ()
    return (share_numbers if soort == "aandeel" else simple_numbers)(subject, found)


def _with_parts(catalogue: Catalogue, period: Period, figure: IndicatorFigure) -> Iterator[Row]:
    per = figure.indicator.per
    own = Subject(catalogue, period, figure.deelopdracht, figure.indicator)
    whole = numbers_of(own, figure)
    parts = [(own.of(part), numbers_of(own.of(part), part)) for part in figure.parts if per]
    yield own, _summed(whole, [numbers for _, numbers in parts], per)
    yield from parts


def _summed(
    whole: tuple[Number, ...], parts: Sequence[tuple[Number, ...]], per: Breakdown | None
) -> tuple[Number, ...]:
    """The whole as the sum of its parts, when each row belongs to one of them."""
    first = [numbers[0] for numbers in parts if numbers]
    if not whole or not first or per in SEVERAL:
        return whole
    if sum(number.value for number in first) != whole[0].value:
        return whole
    names = tuple(number.name for number in first)
    return (replace(whole[0], sum_of=names), *whole[1:])
