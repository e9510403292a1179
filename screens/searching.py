"""A search field above what it finds; the arrows work from the field."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import PurePath
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.base import CaseregScreen
from screens.columns import Column, Row
from screens.line_list import LineList

Found = TypeVar("Found")
ARROWS: tuple[BindingType, ...] = (
    Binding("down", "move(1)", show=False),
    Binding("up", "move(-1)", show=False),
)


class SearchingScreen(CaseregScreen, Generic[Found]):
    """Searches while somebody types.

    A subclass gives ``COLUMNS``, what to look for (:meth:`search`, in a thread), and how
    that is shown (:meth:`rows_of`, :meth:`told`).
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["searching.tcss"]
    AUTO_FOCUS: ClassVar[str] = "#search"
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    PLACEHOLDER: ClassVar[str] = "naam of nummer"
    CHOOSE: ClassVar[str] = "Kies eerst een cliënt in de lijst."
    PAUSE: ClassVar[float] = 0.08  # seconds between the last key and the search

    def __init__(self) -> None:
        """Start with what is found for nothing typed."""
        super().__init__()
        self.shown_for: str | None = None
        self.waiting: Callable[[str], None] | None = None
        self.pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The search field, what was found in words, and the list."""
        yield Input(placeholder=self.PLACEHOLDER, id="search", compact=True)
        yield Static("", id="found", classes="title", markup=False)
        yield LineList(self.COLUMNS, id="hits")

    def search(self, text: str) -> Found:
        """Look for this, in a thread."""
        raise NotImplementedError

    def rows_of(self, found: Found) -> Sequence[Row]:
        """What was found, as rows."""
        raise NotImplementedError

    def told(self, text: str, found: Found) -> str:
        """What was found in words, or what to do when that is nothing."""
        raise NotImplementedError

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def searched(self) -> Input:
        """The search field."""
        return self.query_one("#search", Input)

    def on_screen_resume(self) -> None:
        """Search again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Search for what stands in the field; a newer search replaces this one."""
        text = self.searched.value.strip()
        self.read(partial(self.search, text), partial(self._show, text))

    def _show(self, text: str, found: Found) -> None:
        rows = self.rows_of(found)
        self.rows.show(rows, stay=text == self.shown_for)
        self.shown_for = text
        self.rows.display = bool(rows)
        self.query_one("#found", Static).update(self.told(text, found))
        if rows and not self.rows.chosen:
            self.action_move(1)  # off the heading
        if self.waiting:
            self.with_chosen(self.waiting)

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        """Wait for a pause in the typing."""
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(self.PAUSE, self.reload)

    def action_search(self) -> None:
        """To the search field."""
        self.searched.focus()

    def action_move(self, steps: int) -> None:
        """Another row, while the cursor stays in the search field; headings are passed over."""
        options = self.rows.options
        place = -1 if options.highlighted is None else options.highlighted
        beyond = [
            index
            for index, row in enumerate(self.rows.shown)
            if row.key and (index - place) * steps > 0
        ]
        if beyond:
            options.highlighted = beyond[0 if steps > 0 else -1]

    def with_chosen(self, deed: Callable[[str], None]) -> None:
        """Do it with what the chosen row stands for.

        While a search is going on, with what that will find.
        """
        self.waiting = None
        if self.shown_for != self.searched.value.strip():
            self.waiting = deed
            self.reload()
        elif key := self.rows.chosen:
            deed(key)
        else:
            self.say(self.CHOOSE, fault=True)
