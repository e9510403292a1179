"""Lists as columns: how wide each is in the room there is, and rows as lines; no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` is what it takes at least; ``share`` is its part of what is left.

    ``right`` puts figures under each other. A column with ``from_width`` shows only in
    a list of at least that many cells, one with ``below`` only in a narrower list. One
    without any content in the list is left out when it is ``optional``.
    """

    label: str
    width: int
    share: int = 0
    right: bool = False
    from_width: int = 0
    below: int = 0
    optional: bool = False


Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: what it stands for, its cells, and whether it is struck through or bold.

    A ``heading`` is one text over all columns.
    """

    key: str
    cells: tuple[str, ...]
    style: str = ""
    heading: bool = False


class Layout:
    """Where the columns stand in a list of a certain width."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], width: int) -> None:
        """Leave out what does not fit or holds nothing, and divide what is left."""
        self.shown = [
            index
            for index, column in enumerate(columns)
            if width >= column.from_width
            and (not column.below or width < column.below)
            and (not column.optional or any(row.cells[index] for row in rows if not row.heading))
        ]
        self.columns, self.width = columns, width
        self.widths = _widths([columns[index] for index in self.shown], width)

    def header(self) -> Content:
        """The labels above the columns."""
        return Content(self._line([column.label for column in self.columns])).stylize("bold")

    def line(self, row: Row) -> Content:
        """A row as one line."""
        text = fitted(row.cells[0], self.width) if row.heading else self._line(row.cells)
        content = Content(text)
        return content.stylize(row.style) if row.style else content

    def cut(self, row: Row) -> list[str]:
        """What of a row is too long for its column, in full."""
        places = zip(self.shown, self.widths, strict=True)
        if row.heading:
            return []
        return [row.cells[at] for at, width in places if len(row.cells[at]) > width]

    def _line(self, cells: Cells) -> str:
        return GAP.join(
            fitted(cells[index], width, self.columns[index].right)
            for index, width in zip(self.shown, self.widths, strict=True)
        )


def fitted(text: str, width: int, right: bool = False) -> str:
    """The text in exactly this width, cut with an ellipsis when it is longer."""
    if len(text) > width:
        return f"{text[: max(0, width - 1)]}…" if width else ""
    return text.rjust(width) if right else text.ljust(width)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column; what is left over is divided by share, the last takes the rest."""
    left = width - sum(column.width for column in columns) - len(GAP) * (len(columns) - 1)
    shares = sum(column.share for column in columns)
    widths = [
        column.width + (max(0, left) * column.share // shares if shares else 0)
        for column in columns
    ]
    sharing = [index for index, column in enumerate(columns) if column.share]
    if sharing and left > 0:
        widths[sharing[-1]] += width - sum(widths) - len(GAP) * (len(columns) - 1)
    return widths
