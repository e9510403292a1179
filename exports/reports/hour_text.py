"""``uren.md``: the overview of hours, to read."""

from collections.abc import Iterator, Sequence

from exports.reports.hour_rows import ALL, UNNAMED, HourRow, ShownHours
from exports.tables_csv import decimal_comma
from exports.text.markdown import in_cell, table_of
from exports.text.shown import HIDDEN, NOTHING, shown_change
from models.catalogue import TOTAL, Catalogue, Deelopdracht
from models.periods import Period


def hour_lines(catalogue: Catalogue, rows: Sequence[HourRow], before: Period) -> Iterator[str]:
    """A table for all together, and one for each deelopdracht."""
    heads = ("Uren nu", f"Uren in {before.text}", "Verandering")
    yield (
        "Uren zijn de minuten van de contacten, gedeeld door 60. Een contact zonder minuten telt "
        f"als nul. `{UNNAMED}` betekent dat bij het contact geen taak of project is gekozen. Een "
        "verborgen getal gaat over weinig personen of over niemand, of het beschermt een ander "
        "getal; wat het is, is niet te zien. Daardoor tellen de rijen soms niet op tot het "
        f"totaal. De uren van {before.text} zijn geteld met de opdracht van toen."
    )
    yield ""
    yield "## Alle deelopdrachten"
    yield ""
    totals = [row for row in rows if row.place[1] == TOTAL]
    yield from table_of(
        ("Deelopdracht", *heads), [(_named(catalogue, row), *_cells(row)) for row in totals]
    )
    for part in catalogue.deelopdrachten:
        own = [row for row in rows if row.place[0] == part.code and row.place[1] != TOTAL]
        yield ""
        yield f"## {part.code} {in_cell(part.titel)}"
        yield ""
        yield from table_of(
            ("Taak", "Project", *heads),
            [(_taak(part, row), _project(catalogue, row), *_cells(row)) for row in own],
        )


def _named(catalogue: Catalogue, row: HourRow) -> str:
    part = catalogue.deelopdracht(row.place[0])
    return "Samen" if row.place == ALL else f"{row.place[0]} {part.titel if part else ''}".strip()


def _taak(part: Deelopdracht, row: HourRow) -> str:
    number = row.place[1]
    title = next((taak.titel for taak in part.taken if taak.nummer == number), "")
    return f"{number} {title}".strip() if number else UNNAMED


def _project(catalogue: Catalogue, row: HourRow) -> str:
    code = row.place[2]
    title = next((one.titel for one in catalogue.projecten if one.code == code), code)
    return title or UNNAMED


def _cells(row: HourRow) -> tuple[str, ...]:
    return (_hours(row.now), _hours(row.before), shown_change(row.change, "uur"))


def _hours(one: ShownHours) -> str:
    if one.uren is None:
        return HIDDEN if one.status == "onderdrukt" else NOTHING
    return decimal_comma(one.uren)
