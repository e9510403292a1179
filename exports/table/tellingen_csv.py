"""``tellingen.csv``: every cell of every table of the opdracht as a row."""

from dataclasses import astuple

from exports.report import Column, CsvTable
from exports.table.counts import STATUSES, Counts

_COLUMNS = (
    Column("tabel", "Code van de tabel"),
    Column("deelopdracht", "Code van de deelopdracht, of totaal"),
    Column("contactsoort", "Code van de contactsoort, of totaal"),
    Column("kern", "Code van de kern, gebiedsteam:<code>, onbekend, of totaal"),
    Column("leeftijdsgroep", "Code van de leeftijdsgroep, onbekend, of totaal"),
    Column("maat", "Wat er geteld is: contacten, clienten of uren"),
    Column("waarde", "Het aantal of de uren; leeg als het is verborgen", "number", False, lowest=0),
    Column(
        "status",
        "gepubliceerd, onderdrukt (verborgen) of nvt (kan niet voorkomen)",
        values=STATUSES,
    ),
)


def tellingen(counts: Counts) -> CsvTable:
    """The counts as a table."""
    rows = (
        (table.tabel.code, *astuple(cell.place), cell.maat, cell.waarde, cell.status)
        for table in counts.tables
        for cell in table.cells
    )
    return CsvTable("tellingen", _COLUMNS, tuple(rows))
