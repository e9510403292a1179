"""A table to read: columns under a header, with nothing to choose and no scrolling of its own."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from screens.columns import Column, Layout, Row


class PlainTable(Static):
    """As many lines as it has rows, and one for the header."""

    DEFAULT_CSS = "PlainTable { text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, columns: Sequence[Column], id: str) -> None:
        """No rows yet."""
        super().__init__(id=id, markup=False)
        self.fields = tuple(columns)
        self.shown: tuple[Row, ...] = ()
        self.styles.height = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.shown = tuple(rows)
        self.styles.height = len(self.shown) + 1 if self.shown else 0
        self.refresh()

    def render(self) -> Content:
        """The header and the rows in the room there is."""
        layout = Layout(self.fields, self.shown, self.content_size.width)
        return Content("\n").join([layout.header(), *map(layout.line, self.shown)])
