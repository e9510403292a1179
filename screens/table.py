"""Eén tabel van de export: the protected cells as the gemeente would get them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens import commands, export_rows
from screens.base import CaseregScreen
from screens.line_list import LineList

if TYPE_CHECKING:
    from exports.counts import Counts, TableCounts


class TableScreen(CaseregScreen):
    """A table to look through, cell by cell."""

    PLACE = "table"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, counts: "Counts", table: "TableCounts") -> None:
        """Show one of the tables of a preview."""
        super().__init__()
        self.counts, self.table = counts, table

    def body(self) -> Iterable[Widget]:
        """What the table is about, what its signs mean, and its cells."""
        title = f"{self.table.tabel.titel} · {self.counts.period.text}"
        yield Static(title, classes="title", markup=False)
        yield Static(export_rows.SIGNS, classes="quiet", markup=False)
        yield LineList(export_rows.columns(self.table), id="cells")

    def on_mount(self) -> None:
        """Put the cells in."""
        self.query_one(LineList).show(export_rows.rows(self.table, self.counts.catalogue))
