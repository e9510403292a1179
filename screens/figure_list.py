"""What the screens with a list of figures share: a period, a filter, and a list by deelopdracht."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError
from exports.indicator.figures import IndicatorFigure, Results
from models.periods import Period, parse_period
from screens.base import CaseregScreen
from screens.columns import Column, Row
from screens.line_list import LineList
from screens.period_choice import PeriodChoice
from screens.results_rows import CALLING, HEADING, caption, fits

COUNTING = "Bezig met tellen …"
NO_PARTS = "Er is geen deelopdracht om naartoe te gaan. Kies met F3 een andere periode."
NOTHING_FITS = "Geen indicator die hierbij past. Maak het zoekveld leeg."


class FigureListScreen(CaseregScreen):
    """Figures of a period. A subclass says which, and how they are told."""

    CSS_PATH: ClassVar[str] = "results.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"
    COLUMNS: ClassVar[Sequence[Column]] = ()

    def __init__(self) -> None:
        """Nothing is counted yet."""
        super().__init__()
        self.choice: PeriodChoice | None = None
        self.asked: PeriodChoice | None = None  # keys go on from here while it is counted
        self.results: Results | None = None

    def body(self) -> Iterable[Widget]:
        """Period and filter, what is shown, the list, and the chosen figure in full."""
        with Horizontal(id="choose"):
            yield Label("Periode")
            yield Input(id="period", compact=True)
            yield Label("Zoek")
            yield Input(placeholder="woord of code", id="text", compact=True)
        yield Static("", id="which", classes="title", markup=False)
        yield Static("", id="mark", markup=False)
        yield Static("", id="attention", classes="quiet", markup=False)
        yield Static(COUNTING, id="empty", classes="quiet", markup=False)
        yield LineList(self.COLUMNS, id="figures")
        yield Static("", id="caption", classes="quiet", markup=False)

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def typed(self) -> str:
        """What stands in the filter."""
        return self.query_one("#text", Input).value

    def on_mount(self) -> None:
        """Tell of the chosen figure whenever that is another one."""
        self.rows.display = False
        self.watch(self.rows.options, "highlighted", self._tell_chosen, init=False)

    def on_screen_resume(self) -> None:
        """Count again whenever this screen comes in front."""
        self.want(self.choice or PeriodChoice.this_quarter(self.desk.clock.today()))

    def want(self, choice: PeriodChoice) -> None:
        """Ask for the figures of a period; what is shown stays until they are there."""
        if self.choice != choice:
            self.say(COUNTING)
        self.asked = choice
        self.read(partial(self.count, choice.period), partial(self._counted, choice))

    def count(self, period: Period) -> Results:
        """The figures of a period; in a thread."""
        raise NotImplementedError

    def show(self, results: Results) -> None:
        """Tell of the figures, and list those that are wanted."""
        raise NotImplementedError

    def _counted(self, choice: PeriodChoice, results: Results) -> None:
        if self.choice != choice:
            self.say("")
        self.choice, self.results = choice, results
        self.query_one("#period", Input).value = choice.period.text
        self.show(results)

    def refused(self, error: CaseregError) -> None:
        """Say why; before anything was counted there is nothing else to show."""
        self.asked = self.choice or self.asked
        if self.results is None:
            self.tell("#empty", "Kies een andere periode: typ er een en druk op Enter.")
        super().refused(error)

    def tell(self, place: str, text: str) -> None:
        """Show a text, or nothing where there is none."""
        line = self.query_one(place, Static)
        line.update(text)
        line.display = bool(text)

    def listed(self, rows: Sequence[Row], none: str) -> None:
        """Show rows; ``none`` says what to do when there are none."""
        if rows and not self.rows.shown:
            self.rows.options.focus()
        self.rows.show(rows)
        self.rows.display = bool(rows)
        self.tell("#empty", "" if rows else NOTHING_FITS if self.typed.strip() else none)
        self._tell_chosen()
        if rows and self.rows.shown[self.rows.options.highlighted or 0].heading:
            self.rows.move(1)

    def wanted(self, figures: Iterable[IndicatorFigure]) -> tuple[IndicatorFigure, ...]:
        """The figures that fit what was typed."""
        return tuple(one for one in figures if fits(one, self.typed))

    @property
    def chosen(self) -> IndicatorFigure | None:
        """The figure the cursor is on; None on a heading."""
        figures = self.results.figures if self.results else ()
        code = self.rows.chosen.removeprefix(CALLING)
        return next((one for one in figures if one.indicator.code == code), None)

    def _tell_chosen(self) -> None:
        chosen = self.chosen
        self.query_one("#caption", Static).update(self.told(chosen) if chosen else "")

    def told(self, figure: IndicatorFigure) -> str:
        """The chosen figure in full."""
        return caption(figure)

    @on(Input.Changed, "#text")
    def _filter_typed(self) -> None:
        if self.results:
            self.show(self.results)

    @on(Input.Submitted, "#text")
    def _to_the_list(self) -> None:
        self.rows.options.focus()

    @on(Input.Submitted, "#period")
    def _period_typed(self, event: Input.Submitted) -> None:
        try:
            period = parse_period(event.value)
        except CaseregError as fault:
            self.refused(fault)
            return
        self.want(PeriodChoice.of(period, self.desk.clock.today()))
        self.rows.options.focus()

    def action_search(self) -> None:
        """To the filter."""
        self.query_one("#text").focus()

    def action_earlier_period(self) -> None:
        """The period before this one."""
        if self.asked:
            self._move(self.asked.period.before())

    def action_later_period(self) -> None:
        """The period after this one."""
        if self.asked:
            self._move(self.asked.period.after())

    def _move(self, period: Period) -> None:
        self.want(PeriodChoice.of(period, self.desk.clock.today()))

    def action_other_kind(self) -> None:
        """Quarter, half-year, year or month, around the same days."""
        if self.asked:
            self.want(self.asked.other_kind())

    def action_next_part(self) -> None:
        """To the next deelopdracht; after the last comes the first."""
        places = [at for at, row in enumerate(self.rows.shown) if row.key.startswith(HEADING)]
        if places:
            now = self.rows.options.highlighted or 0
            place = next((at for at in places if at > now), places[0])
            self.rows.move(place + 1 - now)
            self.rows.options.scroll_to(y=place, animate=False)
        else:
            self.say(NO_PARTS)
