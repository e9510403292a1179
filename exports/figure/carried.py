"""Figures that late contacts changed: what came out before decides what may come out now.

A longer period over parts that were all released tells by its difference from them how
many came late. When those are few, the longer one stays the sum of its parts, and what
came late is carried on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from exports.figure.numbers import figure_numbers
from exports.figure.over_time import parts_of
from exports.figure.values import with_values
from exports.indicator.figures import IndicatorFigure
from exports.numbers import Number
from models.catalogue import Catalogue, Indicator
from models.catalogue_indicator_keys import source_of
from models.catalogue_indicators import Kind
from models.periods import Period

_ADDITIVE: tuple[Kind, ...] = ("aantal", "verdeling", "uren", "aandeel")


def carried(
    figures: Iterable[IndicatorFigure],
    catalogue: Catalogue,
    period: Period,
    released: Mapping[str, Number],
) -> tuple[IndicatorFigure, ...]:
    """The figures, in which few late contacts are left out; only of what adds up over time.

    The numbers of a row change together. Of hours nobody knows how many people a
    difference is about, so that these always stay the sum of what was released.
    ``released`` are the numbers of the ledger, by name.
    """
    figures = tuple(figures)
    rows: defaultdict[str, dict[Number, int]] = defaultdict(dict)
    adding = [one for one in figures if _adds_up(one.indicator)]
    for number in figure_numbers(catalogue, period, adding):
        parts = parts_of(number, released.values())
        if parts:
            rows[number.unit][number] = sum(one.value for one in parts)
    sums = {
        number.name: total
        for row in rows.values()
        if any(_few(number, total) for number, total in row.items())
        for number, total in row.items()
    }
    return with_values(figures, catalogue, period, sums)


def apart_from_late(
    numbers: Iterable[Number], released: Mapping[str, Number]
) -> tuple[Number, ...]:
    """The numbers of a package that takes in late contacts, in which hours are no longer the
    sum of parts that never do: a reader cannot tell what came late to the whole.
    """
    numbers = tuple(numbers)
    carried = {one.name for one in numbers if parts_of(one, released.values())}
    return tuple(
        replace(one, sum_of=()) if _in_a_box(one) and carried.issuperset(one.sum_of) else one
        for one in numbers
    )


def _in_a_box(number: Number) -> bool:
    """Whether these are all the hours that a cell of the tables counts."""
    return number.counts == "uren" and number.relation == "is"


def _adds_up(one: Indicator) -> bool:
    """Whether periods add up: a traject can run in two of them, and end in the second."""
    return one.soort in _ADDITIVE and source_of(one) != "trajecten"


def _few(number: Number, total: int) -> bool:
    """Whether the number differs from the sum of its parts, by few."""
    least = max(number.k, 1)
    return 0 < abs(number.value - total) < least or (
        number.counts == "uren" and number.value != total
    )
