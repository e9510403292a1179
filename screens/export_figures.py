"""The indicatoren of an export as rows: what is shown, and why one is hidden; no widgets."""

from typing import TYPE_CHECKING

from screens.columns import Column, Row
from screens.table_rows import HIDDEN, WHY, shown

if TYPE_CHECKING:
    from exports.draft import Draft, Reason
    from exports.report import CsvTable, Value

SIGNS = f"{HIDDEN} = verborgen · geen = er is niets te berekenen"
NOTHING = "geen"
DERIVED = "basis niet te zien"  # growth from or to something that is hidden
COLUMNS = (
    Column("Indicator", 14),
    Column("Wat", 22, share=1),
    Column("Waarde", 9, right=True),
    Column("Eenheid", 12, from_width=100),
    WHY,
)


def rows(draft: "Draft", file: "CsvTable") -> list[Row]:
    """Each row of the file, its value or why that is not there."""
    reasons = _reasons(draft, file.name)
    names = [column.name for column in file.columns]
    return [_row(dict(zip(names, values, strict=True)), reasons) for values in file.rows]


def _reasons(draft: "Draft", file: str) -> "dict[str, Reason]":
    """Why a number is hidden, by its place: the code of the indicator, or ``code / field``."""
    found = (one for one in draft.hidden if one.file.removesuffix(".csv") == file)
    return {one.where: one.reason for one in found}


def _row(given: "dict[str, Value]", reasons: "dict[str, Reason]") -> Row:
    code, status = str(given["indicator"]), given["status"]
    value = NOTHING if status == "geen_gegevens" else shown(given["waarde"], status)
    cells = (code, str(given["omschrijving"]), value, str(given["eenheid"] or ""))
    why = _why(code, reasons) or (DERIVED if status == "onderdrukt" else "")
    return Row(code, (*cells, why))


def _why(code: str, reasons: "dict[str, Reason]") -> str:
    """Why the row is hidden, or else why a field of it is."""
    if code in reasons:
        return reasons[code]
    start = f"{code} / "
    return ", ".join(
        f"{where.removeprefix(start)}: {reason}"
        for where, reason in reasons.items()
        if where.startswith(start)
    )
