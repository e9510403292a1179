"""A list of rows under a header that stays; one row is chosen, columns fit the room there is.

What of the chosen row is too long for its column stands in full below the list.
"""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.columns import Column, Layout, Row

NEAR_END = 12  # rows before the last at which more is asked for


class LineList(Vertical):
    """Shows rows it is given; says which one is opened, and when its end comes near."""

    DEFAULT_CSS = """
    LineList { height: 1fr; }
    LineList > .header { height: 1; padding: 0 1; color: $secondary; }
    LineList > .total { height: 1; padding: 0 1; }
    LineList > .whole {
        display: none;
        height: 1;
        padding: 0 1;
        color: $secondary;
        text-overflow: ellipsis;
    }
    LineList.-cut > .whole { display: block; }
    .-tiny LineList.-cut > .whole { display: none; }
    LineList > OptionList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    LineList > OptionList > .option-list--option { padding: 0; }
    """

    class Opened(Message):
        """A row was chosen with Enter or the mouse."""

        def __init__(self, key: str) -> None:
            """Keep what the row stands for."""
            super().__init__()
            self.key = key

    class EndNear(Message):
        """The cursor comes near the last row; more may be shown."""

    def __init__(self, columns: Sequence[Column], id: str) -> None:
        """An empty list with these columns."""
        super().__init__(id=id)
        self.fields = tuple(columns)
        self.shown: tuple[Row, ...] = ()
        self.total: Row | None = None
        self.places = Layout(self.fields, (), 0)

    def compose(self) -> ComposeResult:
        """The header and the rows."""
        yield Static(markup=False, classes="header")
        yield Static(markup=False, classes="total")
        yield OptionList(markup=False)
        yield Static(markup=False, classes="whole")

    @property
    def options(self) -> OptionList:
        """The rows as a widget."""
        return self.query_one(OptionList)

    @property
    def chosen(self) -> str:
        """What the chosen row stands for; empty when there is none."""
        index = self.options.highlighted
        return "" if index is None or not self.shown else self.shown[index].key

    def show(self, rows: Sequence[Row], total: Row | None = None, stay: bool = True) -> None:
        """Show other rows, with a total above them.

        The cursor stays with the row it was on, or where that row was; without ``stay``
        it goes to the first.
        """
        before, place = self.chosen, self.options.highlighted or 0
        self.shown, self.total = tuple(rows), total
        self._draw()
        keys = [row.key for row in self.shown]
        if keys and stay:
            place = keys.index(before) if before in keys else min(place, len(keys) - 1)
        if keys:
            self.options.highlighted = place if stay else 0

    def grow(self, rows: Sequence[Row]) -> None:
        """Show more rows below those that stand there."""
        before, self.shown = self.places, (*self.shown, *rows)
        self.places = self._laid_out()
        if self.places.shown == before.shown:
            self.options.add_options([Option(self.places.line(row)) for row in rows])
        else:  # a column that was empty so far has something to show now
            self.show(self.shown)

    def move(self, steps: int) -> None:
        """Choose another row, for a screen whose cursor is in a search field."""
        if self.shown:
            index = (self.options.highlighted or 0) + steps
            self.options.highlighted = max(0, min(index, len(self.shown) - 1))

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the new width."""
        index = self.options.highlighted
        self._draw()
        self.options.highlighted = index

    def _laid_out(self) -> Layout:
        room = self.size.width - 3  # the padding of the list and its scrollbar
        return Layout(self.fields, self.shown, room)

    def _draw(self) -> None:
        self.places = layout = self._laid_out()
        self.query_one(".header", Static).update(layout.header(), layout=False)
        total = self.query_one(".total", Static)
        total.display = self.total is not None
        total.update(layout.line(self.total) if self.total else "", layout=False)
        self.options.set_options([Option(layout.line(row)) for row in self.shown])
        # Not row by row: the list would jump while somebody goes through it.
        self.set_class(any(map(layout.cut, self.shown)), "-cut")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.shown):
            self.post_message(self.Opened(self.shown[event.option_index].key))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        row = self.shown[event.option_index] if event.option_index < len(self.shown) else None
        cut = self.places.cut(row) if row else []
        self.query_one(".whole", Static).update(" · ".join(cut), layout=False)
        if event.option_index >= len(self.shown) - NEAR_END:
            self.post_message(self.EndNear())
