"""``tellingen.csv`` as cells: every cell of every table once, and hidden means empty."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product
from math import prod

from exports.attack.csv_rows import Row, Value
from exports.attack.described import Own, Table
from exports.attack.package_folder import Unreadable
from exports.attack.published import AXES, TOTAL, WHOLE, Cell, Measure, Place

FILE = "tellingen.csv"
MEASURES: tuple[Measure, ...] = ("contacten", "uren", "clienten")
SHOWN, HIDDEN, NEVER = "gepubliceerd", "onderdrukt", "nvt"
_NEEDED = ("tabel", *AXES, "maat", "waarde", "status")
_MOST_CELLS = 200_000
At = tuple[str, Measure, Place]
"""A table, what it counts, and the place of a cell."""


def cells_of(own: Own, rows: Iterable[Row]) -> dict[At, Cell]:
    """The cells by where they stand; raises :class:`Unreadable` with the first that is wrong."""
    found: dict[At, Cell] = {}
    for number, row in enumerate(rows, 2):
        if any(name not in row for name in _NEEDED):
            raise Unreadable(f"{FILE}: er ontbreken kolommen.")
        at, cell = _cell(number, row)
        if at in found:
            raise Unreadable(f"{FILE}, regel {number}: deze cel staat er al.")
        found[at] = cell
    _check_complete(own, found)
    return found


def whole_minutes(hours: Decimal) -> int:
    """The minutes of hours in two decimals; raises :class:`ValueError` when these are none."""
    minutes = round(hours * 60)
    if (Decimal(minutes) / 60).quantize(Decimal("0.01")) != hours:
        raise ValueError
    return minutes


def _cell(number: int, row: Row) -> tuple[At, Cell]:
    place = tuple(str(row[axis]) for axis in AXES)
    measure = next((one for one in MEASURES if one == row["maat"]), None)
    if measure is None:
        raise Unreadable(f"{FILE}, regel {number}: deze maat bestaat niet.")
    at = (str(row["tabel"]), measure, (place[0], place[1], place[2], place[3]))
    value, status = row["waarde"], row["status"]
    if status == HIDDEN and value is not None:
        raise Unreadable(f"{FILE}, regel {number}: een verborgen cel heeft een waarde.")
    if status not in (SHOWN, HIDDEN, NEVER) or (status != HIDDEN and value is None):
        raise Unreadable(f"{FILE}, regel {number}: status en waarde passen niet bij elkaar.")
    if status == NEVER and value != 0:
        raise Unreadable(f"{FILE}, regel {number}: wat niet kan voorkomen, is niet 0.")
    return at, Cell(measure, at[2], _whole(number, measure, value), status == NEVER)


def _whole(number: int, measure: Measure, value: Value) -> int | None:
    if value is None or not isinstance(value, int | Decimal):
        return None
    try:
        if measure == "uren":
            return whole_minutes(Decimal(value))
        if value == int(value):
            return int(value)
    except ValueError:
        pass
    raise Unreadable(f"{FILE}, regel {number}: de waarde past niet bij {measure}.")


def _check_complete(own: Own, found: dict[At, Cell]) -> None:
    possible: set[At] = set()
    needed: set[At] = set()
    for table in own.tabellen:
        if prod(len(own.waarden[dimension]) + 1 for dimension in table.dimensies) > _MOST_CELLS:
            raise Unreadable("datapackage.json: een tabel is te groot.")
        places = list(_places(own, table))
        for measure in table.maten:
            possible |= {(table.code, measure, place) for place in places}
            needed |= {(table.code, measure, place) for place in places if _due(measure, place)}
    missing, strange = needed - set(found), set(found) - possible
    if missing:
        raise Unreadable(f"{FILE}: er ontbreken {len(missing)} cellen, zoals {_named(missing)}.")
    if strange:
        raise Unreadable(f"{FILE}: {len(strange)} cellen horen in geen tabel.")


def _due(measure: Measure, place: Place) -> bool:
    """Clients of all deelopdrachten together do not add up, so only their whole is a row."""
    return measure != "clienten" or place[0] != TOTAL or place == WHOLE


def _places(own: Own, table: Table) -> Iterator[Place]:
    values: dict[str, list[str]] = {axis: [TOTAL] for axis in AXES}
    for dimension in table.dimensies:
        axis = "kern" if dimension == "gebiedsteam" else dimension
        values[axis] = [*own.waarden[dimension], *values[axis]]
    yield from product(*values.values())


def _named(some: set[At]) -> str:
    table, measure, place = min(some)
    return f"{measure} in {table}: {' × '.join(one for one in place if one != TOTAL) or TOTAL}"
