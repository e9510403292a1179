"""Eén tabel van de export: the protected cells as the gemeente would get them, and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen
from screens.line_list import LineList

if TYPE_CHECKING:
    from screens.export_page import Page


class TableScreen(CaseregScreen):
    """A table to look through, cell by cell."""

    PLACE = "table"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, page: "Page") -> None:
        """Show this page of an export."""
        super().__init__()
        self.page = page

    def body(self) -> Iterable[Widget]:
        """What the table is about, what its signs mean, and its cells."""
        yield Static(self.page.title, classes="title", markup=False)
        yield Static(self.page.signs, classes="quiet", markup=False)
        yield LineList(self.page.columns, id="cells")

    def on_mount(self) -> None:
        """Put the cells in."""
        self.query_one(LineList).show(self.page.rows)
