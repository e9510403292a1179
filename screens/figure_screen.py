"""What the screens about one figure share: what is known of it, and the contacts behind it."""

from collections.abc import Iterable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from exports.indicator.figures import IndicatorFigure, Results
from screens.base import CaseregScreen
from screens.contact import FactLine
from screens.period_choice import days_of
from screens.result_rows import Fact, asked_in

if TYPE_CHECKING:
    from models.cards import ContactCard

NO_CONTACTS = "Achter dit getal staan geen contacten die je kunt inzien."


class FigureScreen(CaseregScreen):
    """One figure of a period. A subclass says what is told of it, and what stands below that."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["contact.tcss", "result.tcss"]
    AUTO_FOCUS: ClassVar[str] = "#page"
    OWN: ClassVar[bool] = False

    def __init__(self, figure: IndicatorFigure, results: Results) -> None:
        """Show a figure out of these results."""
        super().__init__()
        self.figure, self.results = figure, results

    def body(self) -> Iterable[Widget]:
        """The title, and a page to scroll through."""
        one, period = self.figure.indicator, self.results.period
        yield Static(f"{one.code} · {one.titel}", classes="title", markup=False)
        where = f"{period.text} ({days_of(period)}) · {self.whose}"
        yield Static(where, id="mark", markup=False)
        with VerticalScroll(id="page"), Vertical(id="known"):
            yield from (FactLine(label, text) for label, text in self.facts())
            yield from self.below()
            for label, text in asked_in(self.figure, self.results):
                yield FactLine(label, text)

    @property
    def whose(self) -> str:
        """Whose figure it is."""
        raise NotImplementedError

    def facts(self) -> list[Fact]:
        """What is known, with labels."""
        raise NotImplementedError

    def below(self) -> Iterable[Widget]:
        """What stands below that."""
        return ()

    def action_behind(self) -> None:
        """The contacts behind the number, for who may see them."""
        self.say("Bezig met zoeken …")
        code, results = self.figure.indicator.code, self.results
        ask = partial(
            self.register.figures.behind,
            code,
            results.period,
            results.catalogue.code,
            own=self.OWN,
        )
        self.read(ask, partial(self._show_behind, ask))

    def _show_behind(
        self, ask: "partial[tuple[ContactCard, ...]]", found: "tuple[ContactCard, ...]"
    ) -> None:
        if found:
            self.say("")
            self.desk.open_above("behind", self.figure.indicator, ask, found)
        else:
            self.say(NO_CONTACTS)
