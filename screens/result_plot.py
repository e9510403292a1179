"""A trend as bars in the terminal, with the norm as a line; the numbers stand beside it."""

from collections.abc import Sequence

from textual.color import Color
from textual_plotext import PlotextPlot

from exports.indicator.trend import TrendPoint
from models.counted_words import number_text
from screens.result_rows import short_names

WIDTH = 0.5  # of a bar, of the room for a period


class TrendPlot(PlotextPlot):
    """A bar for each period with a value; a period without one stays empty."""

    def __init__(self, id: str) -> None:
        """Nothing to draw yet."""
        super().__init__(id=id)
        self.points: tuple[TrendPoint, ...] = ()

    def on_mount(self) -> None:
        """Draw in the colours of the theme, also when it changes."""
        super().on_mount()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())

    def show(self, points: Sequence[TrendPoint]) -> None:
        """Draw other points."""
        self.points = tuple(points)
        self.draw()

    def draw(self) -> None:
        """Everything again."""
        known = {
            place: float(point.figure.waarde)
            for place, point in enumerate(self.points, 1)
            if point.figure and point.figure.waarde is not None
        }
        self.plt.clear_data()
        if known:
            self._bars(known)
        names = short_names(self.points)
        self.plt.xticks(list(range(1, len(names) + 1)), names)
        self.plt.xlim(0.5, len(self.points) + 0.5)
        self.refresh()

    def _bars(self, known: dict[int, float]) -> None:
        norms = [one.figure.indicator.norm for one in self.points if one.figure]
        norm = norms[-1] if norms else None
        levels = [0.0, *known.values(), *([] if norm is None else [norm])]
        low, high = min(levels), max(levels)
        high = high if high > low else low + 1
        colors = self.app.theme_variables
        self.plt.bar(
            list(known),
            list(known.values()),
            width=WIDTH,
            color=Color.parse(colors["primary"]).rgb,
        )
        if norm is not None:
            self.plt.horizontal_line(norm, color=Color.parse(colors["warning"]).rgb)
        self.plt.ylim(low, high)
        ticks = sorted({low, 0.0, high} | (set() if norm is None else {norm}))
        self.plt.yticks(ticks, [number_text(float(tick)) for tick in ticks])
