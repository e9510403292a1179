"""NO_COLOR: no colour at all, in any terminal; what a colour would show is reversed instead.

Textual's own filters give shades of grey, or black on black with the colours of a terminal.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

STANDS_OUT = 0.3  # difference in brightness (0 to 1) from which a ground means: chosen


class Colourless(LineFilter):
    """Leaves bold, underline and the like, and reverses what stood out by its ground."""

    def __init__(self, ground: str) -> None:
        """Hold every ground against this one, the ground of the screen."""
        super().__init__()
        self.brightness = Color.parse(ground).brightness

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text without any colour."""
        return [
            Segment(text, style and _plain(style, self.brightness), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _plain(style: Style, brightness: float) -> Style:
    """A style without its colours; reversed when its ground stood out."""
    own = style.bgcolor and Color.from_rich_color(style.bgcolor).brightness
    stands_out = own is not None and abs(own - brightness) >= STANDS_OUT
    bare = Style(meta=style.meta, link=style.link) + style.without_color
    return bare + Style(dim=False, reverse=stands_out or bool(style.reverse))


@lru_cache(4)
def colourless(ground: str) -> Colourless:
    """The filter for screens on this ground."""
    return Colourless(ground)
