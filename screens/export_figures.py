"""The indicatoren of an export as rows: what is shown, and why one is hidden; no widgets."""

from typing import TYPE_CHECKING

from screens.columns import Column, Row
from screens.table_rows import HIDDEN, WHY, shown

if TYPE_CHECKING:
    from exports.draft import Draft, Reason
    from exports.report import CsvTable, Value

SIGNS = f"{HIDDEN} = verborgen · geen = er is niets te berekenen"
NOTHING = "geen"
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
    """By every code in the place of a hidden number: the indicator is one of them."""
    found = (one for one in draft.hidden if one.file.removesuffix(".csv") == file)
    return {code: one.reason for one in found for code in one.where.split(" / ")}


def _row(given: "dict[str, Value]", reasons: "dict[str, Reason]") -> Row:
    code, status = str(given["indicator"]), given["status"]
    value = NOTHING if status == "geen_gegevens" else shown(given["waarde"], status)
    reason = reasons.get(code, "") if status == "onderdrukt" else ""
    cells = (code, str(given["omschrijving"]), value, str(given["eenheid"] or ""), reason)
    return Row(code, cells)
