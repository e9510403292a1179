"""``doelen.md``: the year by goal, to read."""

from collections.abc import Iterator, Sequence

from exports.figure.rows import FigureRow, FigureRows
from exports.tables_csv import decimal_comma
from exports.text.markdown import in_cell, table_of
from exports.text.shown import shown, shown_base
from models.catalogue import Catalogue, Doel

_HEADS = ("Deelopdracht", "Wat", "Waarde", "Norm", "Gehaald", "Teller en noemer", "Vergeleken met")
_MET = {True: "ja", False: "nee", None: ""}


def goal_lines(catalogue: Catalogue, by_goal: Sequence[tuple[Doel, FigureRows]]) -> Iterator[str]:
    """A table for each goal."""
    yield (
        "Elke indicator staat bij de doelen waar die iets over zegt: de eigen doelen van de "
        "indicator, en anders die van de deelopdracht. Een indicator met twee doelen staat er dus "
        "twee keer in, met hetzelfde getal. Tel getallen van verschillende doelen niet op."
    )
    for goal, rows in by_goal:
        yield ""
        yield f"## {in_cell(goal.titel)} (`{goal.code}`)"
        yield ""
        yield _served(catalogue, goal, rows)
        if rows:
            yield ""
            yield from table_of(_HEADS, [_cells(row) for row in rows])


def _served(catalogue: Catalogue, goal: Doel, rows: FigureRows) -> str:
    used = {row.deelopdracht for row in rows}
    parts = [
        f"{part.code} {in_cell(part.titel)}"
        for part in catalogue.deelopdrachten
        if goal.code in part.doelen or part.code in used
    ]
    if not parts:
        return "Geen deelopdracht noemt dit doel."
    return f"Deelopdrachten die hieraan werken: {', '.join(parts)}."


def _cells(row: FigureRow) -> tuple[str, ...]:
    norm = "" if row.norm is None else f"{row.richting or ''} {decimal_comma(row.norm)}".strip()
    base = ""
    if row.basis_periode and row.status != "onderdrukt":
        base = f"{row.basis_periode}: {decimal_comma(row.basis_waarde)}"
    return (
        row.deelopdracht,
        row.omschrijving,
        shown(row),
        norm,
        _MET[row.norm_gehaald],
        shown_base(row),
        base,
    )
