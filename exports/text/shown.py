"""Figures as words in a text to read."""

from exports.figure.rows import FigureRow
from exports.indicator.figures import Amount
from exports.tables_csv import decimal_comma
from exports.text.units import with_unit

HIDDEN, NOTHING = "verborgen", "geen gegevens"


def shown(row: FigureRow) -> str:
    """The value with its unit, or why it is not there."""
    if row.status == "onderdrukt":
        return HIDDEN
    if row.waarde is None:
        return NOTHING
    return with_unit(row.waarde, row.eenheid)


def shown_base(row: FigureRow) -> str:
    """What the value was counted over, and what is missing from it; empty when neither is."""
    if row.noemer is None or row.status == "onderdrukt":
        return ""
    return f"{decimal_comma(row.teller)} van {decimal_comma(row.noemer)}"


def shown_change(change: Amount | None, unit: str) -> str:
    """A change with its sign."""
    if change is None:
        return "-"
    sign = "+" if change > 0 else ""
    return f"{sign}{with_unit(change, unit)}"
