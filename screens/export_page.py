"""One table or file of an export, as a page to look through; no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screens import export_figures, table_rows
from screens.columns import Column, Row

if TYPE_CHECKING:
    from exports.draft import Draft


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown, what the signs in it mean, and its rows."""

    title: str
    signs: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def page_of(draft: "Draft", code: str) -> Page | None:
    """The table with this code, or the file with this name; None when it is not in there."""
    source = draft.report.source
    tables = [one for one in source.catalogue.tabellen if one.code in draft.tables]
    table = next((one for one in tables if one.code == code), None)
    if table:
        shown = table_rows.columns(table), table_rows.rows(draft, table)
        return Page(f"{table.titel} · {source.period.text}", table_rows.SIGNS, *shown)
    file = next((one for one in draft.report.tables if one.name == code), None)
    if file:
        title = f"{code.capitalize()} · {source.period.text}"
        rows = export_figures.rows(draft, file)
        return Page(title, export_figures.SIGNS, export_figures.COLUMNS, rows)
    return None


def unsafe_page(why: str, cells: Sequence[str]) -> Page:
    """What cannot be made safe, and the cells that give it away."""
    rows = [Row(str(at), (cell.strip(),)) for at, cell in enumerate(cells)]
    return Page("Niet veilig", why, (Column("Om deze getallen gaat het", 40, share=1),), rows)
