"""A table of cells to walk through; its first columns and rows stay in sight while it scrolls."""

from bisect import bisect
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.columns import fitted
from screens.week_cells import NO_GRID, Grid, GridLine, widths

SCROLLBAR = 1
FAR = 10_000  # past any row or column


class WeekGrid(ScrollView, can_focus=True):
    """Shows a grid it is given, and says which cell is chosen.

    Drawn a line at a time: the table of Textual draws cell by cell, ten times as slow.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--heads", "grid--fixed", "grid--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_cell", show=False),
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", f"move(0, -{FAR})", show=False),
        Binding("end", f"move(0, {FAR})", show=False),
        Binding("ctrl+home", f"move(-{FAR}, 0)", show=False),
        Binding("ctrl+end", f"move({FAR}, 0)", show=False),
    ]

    class Chosen(Message):
        """The cursor stands on a cell."""

    class Opened(Message):
        """A cell was chosen with Enter or the mouse."""

    def __init__(self, id: str) -> None:
        """An empty grid."""
        super().__init__(id=id)
        self.grid = NO_GRID
        self.widths: list[int] = []
        self.row = self.column = 0  # of the cursor; the first row stands under the heads

    def show(self, grid: Grid) -> None:
        """Show other cells; the cursor stays where it was, at first past what is fixed."""
        if not self.grid.lines:
            self.row, self.column = grid.fixed
        self.grid = grid
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Give the columns other widths."""
        self._fit()

    @property
    def chosen(self) -> tuple[str, str]:
        """What the row and the column of the chosen cell stand for."""
        if not self.grid.lines:
            return "", ""
        return self.grid.lines[self.row].key, self.grid.keys[self.column]

    @property
    def title(self) -> str:
        """What the row of the chosen cell is called."""
        return self.grid.lines[self.row].cells[0] if self.grid.lines else ""

    @property
    def told(self) -> str:
        """The chosen cell in full."""
        return self.grid.told(*self.chosen) if self.grid.lines else ""

    def action_move(self, rows: int, columns: int) -> None:
        """So many cells down and to the right."""
        self._choose(self.row + rows, self.column + columns)
        self.refresh()

    def action_page(self, pages: int) -> None:
        """So many screenfuls down."""
        rows = pages * (self.scrollable_content_region.height - self._still[0])
        self.scroll_relative(y=rows, animate=False, force=True)
        self.action_move(rows, 0)

    def action_open_cell(self) -> None:
        """Say that the chosen cell is to be opened."""
        if self.grid.lines:
            self.post_message(self.Opened())

    def on_click(self, event: Click) -> None:
        """Choose and open the cell under the mouse."""
        at = event.get_content_offset(self)
        if at is None:
            return
        top, left = self._still
        row = at.y if at.y < top else at.y + self.scroll_offset.y
        x = at.x if at.x < sum(self.widths[:left]) else at.x + self.scroll_offset.x
        column = bisect(list(accumulate(self.widths)), x)
        if 0 < row <= len(self.grid.lines) and column < len(self.widths):
            self._choose(row - 1, column)
            self.action_open_cell()

    def render_line(self, y: int) -> Strip:
        """A line: what stays in sight, and what of the rest is scrolled to."""
        top, left = self._still
        row = (y if y < top else y + self.scroll_offset.y) - 1
        ground = self._ground(row)
        if row >= len(self.grid.lines):
            return Strip.blank(self.size.width, ground)
        cells = self._cells(row, ground)
        line = [*cells[:left], *Strip(cells[left:]).crop(self.scroll_offset.x)]
        return Strip(line).crop_extend(0, self.size.width, ground)

    def _cells(self, row: int, ground: Style) -> list[Segment]:
        """A row, or the heads, which stand above the first."""
        line = self.grid.lines[row] if row >= 0 else GridLine("", self.grid.heads, True)
        weight = Style(bold=line.bold or None)
        return [
            Segment(fitted(cell, width, at > 0), self._style(row, at, ground) + weight)
            for at, (cell, width) in enumerate(zip(line.cells, self.widths, strict=False))
        ]

    def _style(self, row: int, column: int, ground: Style) -> Style:
        if (row, column) == (self.row, self.column):
            return self.get_component_rich_style("grid--cursor")
        still = row >= 0 and column < self.grid.fixed[1]
        return self.get_component_rich_style("grid--fixed") if still else ground

    def _ground(self, row: int) -> Style:
        """What a row stands on."""
        if row < 0:
            return self.get_component_rich_style("grid--heads")
        still = row < self.grid.fixed[0]
        return self.get_component_rich_style("grid--fixed") if still else self.rich_style

    @property
    def _still(self) -> tuple[int, int]:
        """How many lines, with the heads, and how many columns do not scroll."""
        rows, columns = self.grid.fixed
        return 1 + rows, columns

    def _fit(self) -> None:
        """Make room for the cells. Textual itself would add the scrollbar after a layout."""
        if self.grid.heads:
            self.widths = widths(self.grid, self.size.width - SCROLLBAR)
            self.virtual_size = Size(sum(self.widths), 1 + len(self.grid.lines))
            self.show_vertical_scrollbar = 0 < self.size.height < self.virtual_size.height
            self._choose(self.row, self.column)

    def _choose(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or on the nearest there is, and bring it in sight."""
        self.row = max(0, min(row, len(self.grid.lines) - 1))
        self.column = max(0, min(column, len(self.widths) - 1))
        top, left = self._still
        x, width = sum(self.widths[: self.column]), self.widths[self.column]
        self.scroll_to_region(
            Region(x, 1 + self.row, width, 1),
            spacing=Spacing(top, 0, 0, sum(self.widths[:left])),
            animate=False,
            force=True,
        )
        self.post_message(self.Chosen())
