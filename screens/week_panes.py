"""The ways to look at a week: one of them at a time, and the chosen cell in full."""

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screens.contact_filter import Wanted
from screens.entry_days import day_written
from screens.line_list import LineList
from screens.week_grid import WeekGrid
from screens.week_grids import days_grid, matrix_grid
from screens.week_late_rows import LATE, late_rows, late_told
from screens.week_matrix import by_soort, by_worker
from screens.week_views import FIRST, ORDER, view_line

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue
    from models.week_cards import WorkersCard

EMPTY = "Geen contacten in deze week en de week ervoor. F3 en F4 gaan een week terug of verder."
BELOW = "dagen"  # stands under another view too, where there is room


class WeekPanes(Vertical):
    """By soort, by medewerker, by day, and what came in late."""

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__(classes=f"-{FIRST} -in-time")
        self.view = FIRST
        self.card: WeekCard | None = None
        self.who: WorkersCard | None = None
        self.catalogue: Catalogue | None = None
        self._stale: set[str] = set()

    def compose(self) -> ComposeResult:
        """The names of the views, the views, and the chosen cell."""
        yield Static("", id="views")
        yield Static("", id="empty", classes="quiet -nothing", markup=False)
        yield WeekGrid(id="soorten")
        yield WeekGrid(id="medewerkers")
        yield WeekGrid(id="dagen")
        yield LineList(LATE, id="late")
        yield Static("", id="caption", classes="quiet", markup=False)

    def behind(self, week: str) -> Wanted:
        """Which contacts the chosen cell counts."""
        grid = self.screen.focused
        if not isinstance(grid, WeekGrid):
            return Wanted(period=week)
        row, column = grid.chosen
        if self.view == "dagen":
            day = day_written(date.fromisoformat(column)) if column[:1].isdigit() else week
            return Wanted(period=day, worker=row)
        if self.view == "medewerkers":
            return Wanted(period=week, worker=row, part=column)
        return Wanted(period=week, soort=grid.title if row else "", part=column)

    @property
    def late_contact(self) -> str:
        """The number of the chosen contact that came in late; empty in another view."""
        return self.query_one("#late", LineList).chosen if self.view == "nagekomen" else ""

    def show(self, card: "WeekCard", who: "WorkersCard", catalogue: "Catalogue | None") -> None:
        """Another week, or the same once more."""
        self.card, self.who, self.catalogue = card, who, catalogue
        self._stale = set(ORDER)
        self._fill()
        self._draw()

    def look_at(self, view: str) -> None:
        """Look at the week in this way."""
        self.view = view
        self.update_classes({f"-{one}": one == view for one in ORDER})
        self._fill()
        self.query_one("#late OptionList" if view == "nagekomen" else f"#{view}").focus()
        self._draw()

    def next_view(self) -> None:
        """The next way; after the last comes the first."""
        self.look_at(ORDER[(ORDER.index(self.view) + 1) % len(ORDER)])

    def _fill(self) -> None:
        """Fill what may be in sight, if it is stale; others would cost time unseen."""
        for view in self._stale & {self.view, BELOW}:
            self._stale.discard(view)
            self._fill_with(view)

    def _fill_with(self, view: str) -> None:
        if self.card is None or self.who is None:
            return
        if view == "nagekomen":
            rows = late_rows(self.card.late_changes, self.catalogue)
            self.query_one("#late", LineList).show(rows)
            return
        grid = self.query_one(f"#{view}", WeekGrid)
        if view == "soorten":
            grid.show(matrix_grid(by_soort(self.card, self.catalogue), "Soort contact"))
        elif view == "medewerkers":
            grid.show(matrix_grid(by_worker(self.who, self.catalogue), "Medewerker"))
        else:
            grid.show(days_grid(self.who))

    def _draw(self) -> None:
        """What stands around the grids."""
        if self.card is None:
            return
        empty = not self.card.rows and not self.card.before
        self.set_class(empty, "-empty")
        self.set_class(not self.card.late_changes, "-in-time")
        self.query_one("#views", Static).update(view_line(self.view, self.card.late))
        late = late_told(self.card) if self.view == "nagekomen" else ""
        self._tell("#empty", EMPTY if empty and self.view == FIRST else late)
        self._tell_chosen()

    def _tell(self, place: str, text: str) -> None:
        line = self.query_one(place, Static)
        if text != line.content:
            line.update(text)
            line.set_class(not text, "-nothing")

    @on(WeekGrid.Chosen)
    def _tell_chosen(self) -> None:
        grid = self.screen.focused
        self._tell("#caption", grid.told if isinstance(grid, WeekGrid) else "")

    def on_descendant_focus(self) -> None:
        """Another grid: another cell."""
        self._tell_chosen()
