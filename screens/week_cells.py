"""The cells of a grid: what each row and column stands for, and how wide they are; no widgets."""

from collections.abc import Callable
from dataclasses import dataclass

NARROWEST, WIDEST = 14, 44  # the first column, in cells
LEAST = 2  # any other
SPREAD = 3  # what any other gets more where there is room


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


NO_GRID = Grid((), (), (), (0, 0), lambda row, column: "")


def widths(grid: Grid, room: int) -> list[int]:
    """One cell between columns; the first has the rest, within limits."""
    others = [
        1 + max(LEAST, *(len(cell) for cell in column))
        for column in list(zip(grid.heads, *(line.cells for line in grid.lines), strict=True))[1:]
    ]
    longest = max((len(line.cells[0]) for line in grid.lines), default=0)
    first = min(max(NARROWEST, room - sum(others)), max(NARROWEST, longest), WIDEST)
    spare = max(0, room - first - sum(others)) // len(others)
    return [first, *(width + min(spare, SPREAD) for width in others)]
