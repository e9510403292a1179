"""Figures that count what a cell of the tables counts must count the same contacts."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select

from exports.figure_carried import carried
from exports.figure_numbers import figure_numbers
from exports.figure_values import with_values
from exports.indicator_figures import IndicatorFigure
from exports.moment import Moment
from exports.numbers import Box
from exports.places import AXES
from models.catalogue import UNKNOWN, Catalogue

Cells = Mapping[tuple[str, ...], tuple[int, int]]
"""Contacts and minutes by the four axes."""


def as_counted(
    moment: Moment, figures: tuple[IndicatorFigure, ...], clients: Mapping[Box, int] | None = None
) -> tuple[IndicatorFigure, ...]:
    """The figures without the late contacts that the package leaves for a longer period.

    ``clients`` are the distinct clients that its tables tell.
    """
    catalogue, period = moment.asked.catalogue, moment.asked.period
    if not moment.ledger.spans:
        return figures
    figures = carried(figures, catalogue, period, moment.ledger.numbers)
    cells = cells_of(moment)
    values: dict[str, int] = {}
    for number in figure_numbers(catalogue, period, figures):
        if number.relation == "is" and number.counts != "clienten":
            values[number.name] = contacts_in(number.box, cells)[number.counts == "uren"]
        elif number.relation == "is" and number.box in (clients or {}):
            values[number.name] = (clients or {})[number.box]
    return with_values(figures, catalogue, period, values)


def cells_of(moment: Moment) -> Cells:
    """The contacts that the package counts."""
    rows = moment.counted()
    by = [rows.c[axis] for axis in AXES]
    asked = select(func.count(), func.coalesce(func.sum(rows.c.minutes), 0), *by).group_by(*by)
    contacts, minutes = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for number, time, *axes in moment.session.execute(asked):
        cell = _known(moment.asked.catalogue, *axes)
        contacts[cell] += int(number)
        minutes[cell] += int(time)
    return {cell: (number, minutes[cell]) for cell, number in contacts.items()}


def _known(
    catalogue: Catalogue, deelopdracht: str, contactsoort: str, kern: str, group: str
) -> tuple[str, ...]:
    """The cell; kern and leeftijdsgroep as far as the catalogue knows them."""
    kernen = {one.code for one in catalogue.kernen}
    groups = {one.code for one in catalogue.leeftijdsgroepen}
    where = kern if kern in kernen else UNKNOWN
    return deelopdracht, contactsoort, where, group if group in groups else UNKNOWN


def contacts_in(box: Box, cells: Cells) -> tuple[int, int]:
    """The contacts and minutes in a box."""
    limits = [getattr(box, axis) for axis in AXES]
    found = [
        numbers
        for cell, numbers in cells.items()
        if all(not limit or value in limit for limit, value in zip(limits, cell, strict=True))
    ]
    return sum(one for one, _ in found), sum(two for _, two in found)
