"""Whether casereg and the reference counted the same."""

from collections.abc import Iterator
from dataclasses import astuple

from benchmarks.duck_tables import Cells
from exports.counted.figure import Figure, hours
from exports.indicator.figures import IndicatorFigure


def differences(
    cells: tuple[Figure, ...],
    figures: tuple[IndicatorFigure, ...],
    their_cells: Cells,
    their_numbers: dict[tuple[str, str], float],
) -> list[str]:
    """A line for each number that is not the same; every cell and every number is looked at."""
    return [*_in_tables(cells, their_cells), *_in_indicators(figures, their_numbers)]


def _in_tables(cells: tuple[Figure, ...], theirs: Cells) -> Iterator[str]:
    seen = set()
    for one in cells:
        key = (one.maat, astuple(one.place))
        seen.add(key)
        value, behind = theirs.get(key, (0, 0))
        expected = hours(int(value)) if one.maat == "uren" else value
        if (one.waarde, one.contributors) != (expected, behind):
            found = f"{one.waarde} of {one.contributors}, DuckDB {expected} of {behind}"
            yield f"{one.maat} {astuple(one.place)}: {found}"
    yield from (f"only DuckDB has {key}" for key in theirs.keys() - seen)


def _in_indicators(
    figures: tuple[IndicatorFigure, ...], theirs: dict[tuple[str, str], float]
) -> Iterator[str]:
    by_code = {one.indicator.code: one for one in figures}
    for (code, what), number in theirs.items():
        figure = by_code[code]
        if what == "minuten":
            ours, expected = figure.waarde, float(hours(int(number or 0)))
        else:
            ours, expected = getattr(figure, what), float(number)
            if what == "teller" and figure.teller is None:
                ours = figure.waarde
        if abs(float(ours or 0) - expected) > 0.01:
            yield f"indicator {code}, {what}: {ours}, DuckDB {expected}"
