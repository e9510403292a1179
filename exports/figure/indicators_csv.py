"""``indicatoren.csv``: every indicator of the opdracht as a row, with its parts below it."""

from dataclasses import astuple

from exports.figure.rows import FigureRows
from exports.report import Column, CsvTable

STATUSES = ("gepubliceerd", "onderdrukt", "geen_gegevens", "voorlopig")
STATUS = Column(
    "status",
    "gepubliceerd, onderdrukt (verborgen), geen_gegevens (niets te berekenen) of voorlopig "
    "(de periode loopt nog)",
    values=STATUSES,
)


def number(name: str, meaning: str) -> Column:
    """A column of numbers that may be empty."""
    return Column(name, meaning, "number", required=False)


def text(name: str, meaning: str) -> Column:
    """A column of texts that may be empty."""
    return Column(name, meaning, required=False)


DEELOPDRACHT = Column("deelopdracht", "Code van de deelopdracht")
FIGURE_COLUMNS = (
    Column("indicator", "Code van de indicator, of code:deel voor een deel ervan"),
    Column("omschrijving", "Wat de indicator zegt"),
    Column("soort", "Soort indicator, zie verantwoording"),
    number("waarde", "Het getal; leeg als het verborgen is of er niets te berekenen is"),
    text("eenheid", "Eenheid van waarde en norm"),
    number("teller", "Teller van een aandeel of bereik, som van de cijfers bij een gemiddelde"),
    number("noemer", "Noemer van een aandeel of bereik, aantal cijfers bij een gemiddelde"),
    number("ontbrekend", "Hoeveel niet kon worden meegeteld, zie verantwoording"),
    number("norm", "De norm, in dezelfde eenheid als de waarde"),
    text("richting", "Hoe de norm bedoeld is: minstens, hoogstens, meer-dan of minder-dan"),
    Column(
        "norm_gehaald", "Of de norm is gehaald; leeg als dat niet te zeggen is", "boolean", False
    ),
    text("basis_periode", "Bij groei: de periode waarmee is vergeleken"),
    number("basis_waarde", "Bij groei: de waarde in die periode"),
    number("verandering", "Bij groei: de verandering sinds die periode"),
    STATUS,
)


def indicatoren(rows: FigureRows) -> CsvTable:
    """The rows as a table."""
    columns = (DEELOPDRACHT, *FIGURE_COLUMNS)
    return CsvTable("indicatoren", columns, tuple(astuple(row) for row in rows))
