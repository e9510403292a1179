"""Figures that count what a cell of the tables counts must count the same contacts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from exports.figure.carried import carried
from exports.figure.numbers import figure_numbers
from exports.figure.protected import Counted
from exports.figure.simple import column_of
from exports.figure.subject import Subject
from exports.figure.values import with_values
from exports.indicator.figures import IndicatorFigure, Part
from exports.reports.counted_boxes import CountedBoxes
from exports.reports.moment import Moment

_Found = TypeVar("_Found", IndicatorFigure, Part)


def as_counted(moment: Moment, found: Counted) -> Counted:
    """The figures without the late contacts that the package leaves for a longer period.

    Who took part in them is left for later too.
    """
    catalogue, period = moment.asked.catalogue, moment.asked.period
    released = moment.ledger.numbers
    if not moment.ledger.spans:
        return found
    figures = carried(found.figures, catalogue, period, released)
    boxes = CountedBoxes(moment)
    told = {
        number.name: boxes.of(number)
        for number in figure_numbers(catalogue, period, figures)
        if number.relation == "is"
    }
    values = {name: value for name, (value, _) in told.items()}
    behind = {name: people for name, (_, people) in told.items()}
    figures = tuple(
        _with_people(moment, figure, behind)
        for figure in with_values(figures, catalogue, period, values)
    )
    return replace(found, figures=figures, carried=released if moment.late.taken_in else {})


def _with_people(
    moment: Moment, figure: IndicatorFigure, behind: Mapping[str, int]
) -> IndicatorFigure:
    asked = moment.asked
    own = Subject(asked.catalogue, asked.period, figure.deelopdracht, figure.indicator)
    parts = tuple(_behind(own.of(part), part, behind) for part in figure.parts)
    return replace(_behind(own, figure, behind), parts=parts)


def _behind(own: Subject, found: _Found, behind: Mapping[str, int]) -> _Found:
    """The row with the people behind what it now counts, where that is known."""
    people = behind.get(f"{own.unit}|{column_of(own)}", found.contributors)
    return replace(found, contributors=people)
