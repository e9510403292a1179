"""What one category leaves of a row: where it holds nearly all, all in the row are known.

Where a category holds all but a few contacts or clients of a row, the others together must
stay unknown, although nobody publishes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from exports.counted.places import AXES, TEAM_PREFIX, Place, team_value
from exports.numbers import Number
from exports.table.numbers import TableNumbers, Tables
from models.catalogue import TOTAL, UNKNOWN, Catalogue, Measure

_PREFIX = "anderen|"
_CELL = "telling|"
_Line = tuple[Measure, Place, str]
"""A row of a table: its total, and the axis that runs along it."""


def group_numbers(
    catalogue: Catalogue, cells: TableNumbers, tables: Tables, numbers: Mapping[str, Number]
) -> dict[str, Number]:
    """The others of each category that holds nearly a whole shown row, by name.

    They have no unit: nobody publishes them, and they must be able to be many.
    """
    teams = {one.code: team_value(one.gebiedsteam) for one in catalogue.kernen}
    lines: dict[_Line, dict[Place, Number]] = {}
    for figure in (one for figures in tables.values() for one in figures):
        number = numbers.get(cells.name(figure.maat, figure.place))
        if number is None or figure.maat == "uren":
            continue
        for total, axis in _totals(figure.place, teams):
            if figure.maat == "contacten" or axis != "deelopdracht":
                lines.setdefault((figure.maat, total, axis), {})[figure.place] = number
    found: dict[str, Number] = {}
    for (maat, place, axis), members in lines.items():
        whole = numbers.get(cells.name(maat, place))
        if whole is not None and whole.state != "hidden":
            zeros = catalogue.bescherming.zeros == "hide"
            found.update((one.name, one) for one in _others(whole, axis, members, zeros))
    return found


def nearly_whole(number: Number) -> tuple[str, ...]:
    """The names of the category and its row that a number of others is about; else none."""
    if number.unit or not number.name.startswith(_PREFIX):
        return ()
    names = number.name.removeprefix(_PREFIX + _CELL).split(f"|{_CELL}")
    return tuple(_CELL + one for one in names)


def _totals(place: Place, teams: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """The totals of the rows in which a cell stands, with the axis that it is told apart by."""
    for axis in AXES:
        value = getattr(place, axis)
        if value == TOTAL:
            continue
        level = "gebiedsteam" if value.startswith(TEAM_PREFIX) else axis
        yield replace(place, **{axis: TOTAL}), level
        if value in teams and axis == "kern":
            yield replace(place, kern=teams[value]), level


def _others(
    total: Number, level: str, members: Mapping[Place, Number], zeros_hidden: bool
) -> Iterator[Number]:
    axis = "kern" if level == "gebiedsteam" else level
    for place, own in members.items():
        if getattr(place, axis) in (UNKNOWN, team_value(UNKNOWN)):
            # That nearly nobody told is nothing to know of anybody.
            continue
        left = total.value - own.value
        others = [one for other, one in members.items() if other != place]
        # One other is a cell by itself. What is nothing for all to see cannot be kept unknown.
        if left >= total.k or not others or (left and len(others) == 1):
            continue
        if left or zeros_hidden:
            values: Any = tuple(code for one in others for code in getattr(one.box, axis))
            yield Number(
                name=f"{_PREFIX}{own.name}|{total.name}",
                unit="",
                counts=total.counts,
                box=replace(total.box, **{axis: values}),
                value=left,
                contributors=0,
                k=total.k,
                state="hidden",
            )
