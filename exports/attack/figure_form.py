"""Figures of indicators: what each row must hold by itself, and what it counts."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from exports.attack.cell_rows import HIDDEN, whole_minutes
from exports.attack.csv_rows import Row
from exports.attack.described import Counts, Own
from exports.attack.published import AXES, TOTAL, Counting, Measure

_NUMBERS = ("waarde", "teller", "noemer", "ontbrekend", "basis_waarde", "verandering")
_COLUMNS = {"indicator", "soort", "waarde", "teller", "noemer", "status"}
_SHOWN = ("gepubliceerd", "voorlopig")
_SMALLEST_NOEMER = 10
_HUNDREDTH = Decimal("0.01")


def has_figures(rows: Iterable[Row]) -> bool:
    """Whether these are rows of figures."""
    return any(row.keys() >= _COLUMNS for row in rows)


def figure_faults(own: Own, rows: Iterable[Row]) -> Iterator[str]:
    """What is wrong in the figures, row by row, and which rows are not there."""
    rows = tuple(rows)
    there = {str(row["indicator"]) for row in rows}
    for code in dict.fromkeys(one.indicator for one in own.telt):
        if code not in there:
            yield f"{code[:60]}: deze rij is beschreven maar ontbreekt."
    for row in rows:
        for fault in _faults(own, row):
            yield f"{str(row['indicator'])[:60]}: {fault}"


def _faults(own: Own, row: Row) -> Iterator[str]:
    if row["status"] == HIDDEN:
        if (
            any(row.get(name) is not None for name in _NUMBERS)
            or row.get("norm_gehaald") is not None
        ):
            yield "een verborgen cijfer heeft toch een waarde."
        return
    if row["status"] not in _SHOWN:
        return
    if row["soort"] == "aandeel":
        yield from _share_faults(own, row)
    if row["soort"] == "groei":
        yield from _growth_faults(row)


def _share_faults(own: Own, row: Row) -> Iterator[str]:
    value, part, whole = (_number(row, name) for name in ("waarde", "teller", "noemer"))
    if value is None or part is None or whole is None:
        if value is not None or part is not None:
            yield "een aandeel staat er maar half: waarde, teller en noemer horen bij elkaar."
        return
    if own.bescherming.methode == "onderdrukken":
        k = own.thresholds.own.get(str(row.get("deelopdracht")), own.bescherming.k)
        if any(0 < one < k for one in (part, whole, whole - part)):
            yield "achter de teller, de noemer of de rest zitten te weinig personen."
    if whole < _SMALLEST_NOEMER:
        yield f"de noemer is kleiner dan {_SMALLEST_NOEMER}."
    elif part > whole or value != _rounded(100 * part / whole):
        yield "de waarde is niet 100 × teller / noemer."


def _growth_faults(row: Row) -> Iterator[str]:
    change, new, base = (_number(row, name) for name in ("verandering", "teller", "basis_waarde"))
    if change is None:
        return
    if new is None or base is None:
        yield "er staat een verandering zonder de cijfers waar die uit volgt."
    elif change not in (
        _rounded(new - base),
        _rounded(100 * (new - base) / base) if base else None,
    ):
        yield "de verandering volgt niet uit het cijfer en de basis."


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def counting_of(own: Own, rows: Iterable[Row]) -> tuple[Counting, ...]:
    """The figures that count what the tables count."""
    by_code = {str(row["indicator"]): row for row in rows if row.keys() >= _COLUMNS}
    return tuple(_counting(own, one, by_code) for one in own.telt if one.indicator in by_code)


def _counting(own: Own, one: Counts, rows: Mapping[str, Row]) -> Counting:
    row = rows[one.indicator]
    value = _counted(row, one.veld, one.telt)
    hidden = row["status"] == HIDDEN
    axes = {axis: frozenset[str](getattr(one, axis)) for axis in AXES}
    deelopdracht = str(row.get("deelopdracht", TOTAL))
    return Counting(
        name=f"{one.indicator}|{one.veld}",
        measure=one.telt,
        relation=one.relatie,
        limits={axis: values for axis, values in axes.items() if values},
        sum_of=tuple(f"{part}|{one.veld}" for part in one.som_van),
        value=None if hidden else value,
        # Of a hidden share the noemer is no secret: what it is made of is.
        known=value is not None or (hidden and (row["soort"], one.veld) != ("aandeel", "noemer")),
        k=own.thresholds.own.get(deelopdracht, own.bescherming.k),
    )


def _counted(row: Row, field: str, measure: Measure) -> int | None:
    """The number in the field, in whole contacts, clients or minutes; None where it has none."""
    if field == "rest":
        part, whole = _number(row, "teller"), _number(row, "noemer")
        value = None if part is None or whole is None else whole - part
    else:
        value = _number(row, field)
    if value is None or row["status"] not in _SHOWN:
        return None
    try:
        return whole_minutes(value) if measure == "uren" else _only_whole(value)
    except ValueError:
        return None


def _only_whole(value: Decimal) -> int:
    if value != int(value):
        raise ValueError
    return int(value)
