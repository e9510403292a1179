"""The preview of an export: its tables, why cells are hidden, and one table; no widgets."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from exports.counts import STATUSES
from exports.places import TEAM_PREFIX
from models.catalogue import TOTAL, Dimension, Measure
from screens.columns import Column, Row
from screens.contact_line import title_of

if TYPE_CHECKING:
    from exports.counts import Cell, Counts, TableCounts
    from exports.places import Place
    from models.catalogue import Catalogue

HIDDEN, IMPOSSIBLE = "×", "-"
SIGNS = f"{HIDDEN} = verborgen · {IMPOSSIBLE} = kan niet voorkomen"
TABLES = (
    Column("Tabel per", 29, share=1),
    Column("Wat erin staat", 20, share=1, from_width=100),
    Column("Cellen", 6, right=True),
    Column("Te zien", 7, right=True),
    Column("Verborgen", 9, right=True),
    Column("Kan niet", 8, right=True),
)
AXES: dict[Dimension, Column] = {
    "deelopdracht": Column("Deelopdracht", 20, share=1),
    "contactsoort": Column("Soort", 20, share=1),
    "kern": Column("Kern", 16, share=1),
    "gebiedsteam": Column("Gebiedsteam", 16, share=1),
    "leeftijdsgroep": Column("Leeftijd", 22, share=1),
}
MEASURES: dict[Measure, str] = {"contacten": "Contacten", "clienten": "Cliënten", "uren": "Uren"}


def previous_quarter(today: date) -> str:
    """The quarter before this one, as people write it: ``2022-Q4``."""
    first = date(today.year, today.month - (today.month - 1) % 3, 1)
    day = first - timedelta(days=1)
    return f"{day.year}-Q{(day.month + 2) // 3}"


def tables(counts: "Counts") -> list[Row]:
    """A row for each table."""
    return [
        Row(table.tabel.code, (*_split(table), str(len(table.cells)), *_numbers(table)))
        for table in counts.tables
    ]


def _split(table: "TableCounts") -> tuple[str, str]:
    """What a table is split by, and what it measures."""
    axes = " × ".join(AXES[one].label.lower() for one in table.tabel.dimensies)
    return axes, ", ".join(MEASURES[one].lower() for one in table.tabel.maten)


def all_tables(counts: "Counts") -> Row:
    """The row above them."""
    cells = sum(len(table.cells) for table in counts.tables)
    return Row("", ("Samen", "", str(cells), *_numbers(counts)), "bold")


def _numbers(counted: "Counts | TableCounts") -> tuple[str, ...]:
    """How many cells are shown, hidden, and impossible."""
    return tuple(str(counted.number(status)) for status in STATUSES)


def why_hidden(catalogue: "Catalogue") -> str:
    """By which rule a cell is hidden."""
    rule = catalogue.bescherming
    told = f"Verborgen: er zitten minder dan {rule.k} personen achter"
    told += ", of niemand." if rule.zeros == "hide" else "."
    own = [part for part in catalogue.deelopdrachten if part.k not in (None, rule.k)]
    limits = ", ".join(f"{part.code} minder dan {part.k}" for part in own)
    return f"{told} Voor deelopdracht {limits}." if own else told


def columns(table: "TableCounts") -> tuple[Column, ...]:
    """The columns of one table: what it is split by, then what is measured."""
    axes = [AXES[dimension] for dimension in table.tabel.dimensies]
    return (*axes, *(Column(MEASURES[maat], 10, right=True) for maat in table.tabel.maten))


def rows(table: "TableCounts", catalogue: "Catalogue") -> list[Row]:
    """The protected cells of one table, a place a row; totals are bold."""
    places: dict[Place, dict[str, Cell]] = {}
    for cell in table.cells:
        places.setdefault(cell.place, {})[cell.maat] = cell
    return [_row(place, cells, table, catalogue) for place, cells in places.items()]


def _row(
    place: "Place", cells: "dict[str, Cell]", table: "TableCounts", catalogue: "Catalogue"
) -> Row:
    named = [_title(dimension, place, catalogue) for dimension in table.tabel.dimensies]
    values = [shown(cells.get(maat)) for maat in table.tabel.maten]
    return Row(str(place), (*named, *values), "bold" if "totaal" in named else "")


def shown(cell: "Cell | None") -> str:
    """The value of a cell, or the sign for why there is none."""
    if cell is None or cell.status == "nvt":
        return IMPOSSIBLE
    if cell.waarde is None:
        return HIDDEN
    return str(cell.waarde).replace(".", ",")


def _title(dimension: Dimension, place: "Place", catalogue: "Catalogue") -> str:
    """What stands on an axis, in words."""
    code = getattr(place, "kern" if dimension == "gebiedsteam" else dimension)
    if code == TOTAL:
        return TOTAL
    listed = {
        "deelopdracht": catalogue.deelopdrachten,
        "contactsoort": catalogue.contactsoorten,
        "kern": catalogue.kernen,
        "gebiedsteam": catalogue.gebiedsteams,
        "leeftijdsgroep": catalogue.leeftijdsgroepen,
    }
    bare = code.removeprefix(TEAM_PREFIX)
    title = title_of(listed[dimension], bare)
    return f"{bare} {title}" if dimension == "deelopdracht" else title
