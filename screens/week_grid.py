"""A table of cells to walk through; its first columns and rows stay in sight while it scrolls."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from screens.columns import fitted

NARROWEST, WIDEST = 14, 44  # the first column, in cells
LEAST = 2  # any other
SPREAD = 3  # what any other gets more where there is room
SCROLLBAR = 1


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row: what it stands for, its cells, and whether it is bold."""

    key: str
    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """What a grid shows. ``keys`` say what each column stands for, in the order of ``heads``.

    ``fixed`` is how many rows and columns stay in sight. ``told`` says a cell in full, by
    the keys of its row and its column.
    """

    heads: tuple[str, ...]
    keys: tuple[str, ...]
    lines: tuple[GridLine, ...]
    fixed: tuple[int, int]
    told: Callable[[str, str], str]


class WeekGrid(DataTable[Text]):
    """The first column takes what the others leave; those are as wide as what is in them."""

    def __init__(self, id: str) -> None:
        """An empty grid."""
        super().__init__(id=id, cell_padding=0, zebra_stripes=False)
        self.grid: Grid | None = None

    def show(self, grid: Grid) -> None:
        """Show other cells; the cursor stays where it was, at first past what is fixed."""
        self.grid = grid
        self._draw()

    def on_resize(self) -> None:
        """Give the first column another width."""
        self._draw()

    @property
    def chosen(self) -> tuple[str, str]:
        """What the row and the column of the chosen cell stand for."""
        if self.grid is None or not self.grid.lines:
            return "", ""
        row, column = self.cursor_coordinate
        return self.grid.lines[row].key, self.grid.keys[column]

    @property
    def title(self) -> str:
        """What the row of the chosen cell is called."""
        return self.grid.lines[self.cursor_row].cells[0] if self.grid and self.grid.lines else ""

    @property
    def told(self) -> str:
        """The chosen cell in full."""
        return self.grid.told(*self.chosen) if self.grid and self.grid.lines else ""

    def _draw(self) -> None:
        grid = self.grid
        if grid is None or not self.size.width:
            return
        place = self.cursor_coordinate if self.row_count else Coordinate(*grid.fixed)
        self.clear(columns=True)
        widths = _widths(grid, self.size.width - SCROLLBAR)
        for at, (head, width) in enumerate(zip(grid.heads, widths, strict=True)):
            self.add_column(_text(head, width, at > 0, True), width=width)
        for line in grid.lines:
            cells = zip(line.cells, widths, strict=True)
            self.add_row(*(_text(one, w, at > 0, line.bold) for at, (one, w) in enumerate(cells)))
        self.fixed_rows, self.fixed_columns = grid.fixed
        self.move_cursor(row=place.row, column=place.column, animate=False)


def _widths(grid: Grid, room: int) -> list[int]:
    """One cell between columns; the first has the rest, within limits."""
    others = [
        1 + max(LEAST, *(len(cell) for cell in column))
        for column in list(zip(grid.heads, *(line.cells for line in grid.lines), strict=True))[1:]
    ]
    longest = max((len(line.cells[0]) for line in grid.lines), default=0)
    first = min(max(NARROWEST, room - sum(others)), max(NARROWEST, longest), WIDEST)
    spare = max(0, room - first - sum(others)) // len(others)
    return [first, *(width + min(spare, SPREAD) for width in others)]


def _text(text: str, width: int, right: bool, bold: bool) -> Text:
    return Text(fitted(text, width, right), style="bold" if bold else "", no_wrap=True)
