"""Export: choose a period, see what would come out and what is hidden, then make the package."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError, InvalidInput
from exports.counts import CONCEPT, CONCEPT_REASON
from models.periods import Period, parse_period
from screens import commands, export_rows
from screens.base import CaseregScreen
from screens.choices import Choice, matching
from screens.line_list import LineList

if TYPE_CHECKING:
    from exports.counts import Counts
    from exports.report import Exported

START = "Druk op Enter of F3 om te zien wat er in het pakket komt. Er wordt nog niets gemaakt."
LOOK_FIRST = "Bekijk eerst het voorbeeld. Druk daarna nog eens op F2 om het pakket te maken."
Asked = tuple[str, str]


class ExportScreen(CaseregScreen):
    """The figures of a period for the gemeente."""

    PLACE = "export"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "export.tcss"
    AUTO_FOCUS: ClassVar[str] = "#period"

    def __init__(self) -> None:
        """Nothing was counted yet."""
        super().__init__()
        self.counts: Counts | None = None
        self.counted_for: Asked | None = None
        self.making = False

    def body(self) -> Iterable[Widget]:
        """Period and opdracht, the state of the figures, and the tables."""
        period = export_rows.previous_quarter(self.desk.clock.today())
        with Horizontal(id="choose"):
            yield Label("Periode")
            yield Input(period, id="period", compact=True)
            yield Label("Opdracht")
            yield Input(placeholder="volgt uit de periode", id="opdracht", compact=True)
        yield Static(f"{CONCEPT.capitalize()}. {CONCEPT_REASON}", id="concept", markup=False)
        yield Static(START, id="told", classes="quiet", markup=False)
        yield LineList(export_rows.TABLES, id="tables")

    def on_mount(self) -> None:
        """No tables before they are counted."""
        self.query_one(LineList).display = False

    @property
    def asked(self) -> Asked:
        """The texts of both fields."""
        fields = ("period", "opdracht")
        period, opdracht = (self.query_one(f"#{field}", Input).value.strip() for field in fields)
        return period, opdracht

    @on(Input.Submitted)
    def action_preview(self) -> None:
        """Count and show the tables."""
        asked = self.asked
        try:
            period = parse_period(asked[0])
        except CaseregError as fault:
            self.refused(fault)
            return
        self.say("Bezig met tellen...")
        self.read(partial(self._count, period, asked[1]), partial(self._show, asked))

    def _count(self, period: Period, opdracht: str) -> "Counts":
        """In a thread; the opdracht may be a few letters of its code or title."""
        choices = [Choice(one.code, one.titel) for one in self.register.catalogues()]
        fitting = matching(choices, opdracht)
        if not fitting:
            known = ", ".join(one.code for one in choices)
            raise InvalidInput(f"Deze opdracht staat niet in het register. Wel: {known}.")
        return self.register.preview(period, fitting[0].code if opdracht else None)

    def _show(self, asked: Asked, counts: "Counts") -> None:
        self.counts, self.counted_for = counts, asked
        tables = self.query_one(LineList)
        tables.show(export_rows.tables(counts), export_rows.all_tables(counts))
        tables.display = True
        tables.options.focus()
        told = f"{counts.catalogue.titel} · {counts.period.text}"
        why = export_rows.why_hidden(counts.catalogue)
        self.query_one("#told", Static).update(f"{told}\n{why}")
        self.say("Geteld. Enter toont een tabel. F2 maakt het pakket.")

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the chosen table."""
        code = self.query_one(LineList).chosen
        found = [one for one in self.counts.tables if one.tabel.code == code] if self.counts else []
        if self.counts and found:
            self.desk.open_above("table", self.counts, found[0])

    def action_export(self) -> None:
        """Make the package of what was shown, after saying what it is."""
        if self.making:
            return
        if self.counts is None or self.counted_for != self.asked:
            self.action_preview()
            self.say(LOOK_FIRST)
            return
        counts = self.counts
        self.ask(
            f"Een pakket maken van {counts.catalogue.code}, {counts.period.text}?\n\n"
            f"Het is een {CONCEPT}. Het krijgt een releasenummer en komt in "
            f"{self.desk.settings.exports}",
            partial(self._make, counts),
        )

    def _make(self, counts: "Counts") -> None:
        self.making = True
        self.say("Bezig met het pakket...")
        out, code = self.desk.settings.exports, counts.catalogue.code
        deed = partial(self.register.export_resultaatmeting, counts.period, code, out)
        self.save(deed, self._made, self._not_made)

    def _made(self, exported: "Exported") -> None:
        self.making = False
        self.say(f"Het pakket is gemaakt: {CONCEPT}.")
        self.query_one("#told", Static).update(f"Het pakket staat in:\n{exported.folder}")

    def _not_made(self, error: CaseregError) -> None:
        self.making = False
        self.refused(error)
