"""Export: choose a period and tables, see what is hidden and what that costs, make the package."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError, Conflict
from models.counted_words import number_text
from screens import commands, export_rows, export_text
from screens.export_choice import Asked, Trials, read_asked
from screens.export_page import page_of, unsafe_page
from screens.export_work import BUSY, ProgressLine, WorkingScreen
from screens.line_list import LineList

if TYPE_CHECKING:
    from exports.draft import Draft
    from exports.report import Exported

KIND = "resultaatmeting"
CHOOSE = "Ga met Tab naar de tabellen, en kies er een met de pijltjes."


class ExportScreen(WorkingScreen):
    """The figures of a period for the gemeente."""

    PLACE = "export"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "export.tcss"
    AUTO_FOCUS: ClassVar[str] = "#period"

    def __init__(self) -> None:
        """Nothing was tried yet, and every table is ticked."""
        super().__init__()
        self.trials = Trials()
        self.left_out: set[str] = set()
        self.asked: Asked | None = None

    def body(self) -> Iterable[Widget]:
        """Period and opdracht, the tables, what was tried, and how far the work is."""
        period = export_rows.previous_quarter(self.desk.clock.today())
        with Horizontal(id="choose"):
            yield Label("Periode")
            yield Input(period, id="period", compact=True)
            yield Label("Opdracht")
            yield Input(placeholder="volgt uit de periode", id="opdracht", compact=True)
        yield Static(export_text.START, id="told", classes="quiet", markup=False)
        yield LineList(export_rows.TABLES, id="tables")
        yield Static(export_text.TRIED, id="about-tried", classes="quiet", markup=False)
        yield LineList(export_rows.TRIED, id="tried")
        yield ProgressLine()

    def on_mount(self) -> None:
        """Show the tables there are."""
        self.draw()

    @property
    def draft(self) -> "Draft | None":
        """What came out of what is asked now; None when that was not tried yet."""
        return self.trials.of(self.asked)

    def read_fields(self) -> Asked:
        """What the fields and the ticks ask; raises a :class:`CaseregError`."""
        period, opdracht = (
            self.query_one(f"#{field}", Input).value for field in ("period", "opdracht")
        )
        return read_asked(self.register, period, opdracht, self.left_out)

    @on(Input.Changed)
    def draw(self) -> None:
        """The tables with what came out of this choice, and the choices that were tried."""
        try:
            self.asked = self.read_fields()
        except CaseregError:  # half typed; the tables stay as they were
            self.asked = None
        tables, tried = self.query_one("#tables", LineList), self.query_one("#tried", LineList)
        if self.asked:
            draft = self.draft
            rows = export_rows.tables(self.asked.offered, self.left_out, draft)
            tables.show(rows, export_rows.all_tables(draft))
            self.tell(export_text.told(draft) if draft else export_text.START)
        tried.show(export_rows.tried(self.trials.all, self.draft))
        for widget in (tried, self.query_one("#about-tried")):
            widget.display = bool(self.trials.all)

    def tell(self, text: str) -> None:
        """What stands above the tables."""
        self.query_one("#told", Static).update(text)

    def action_tick(self) -> None:
        """Take the chosen table in, or leave it out."""
        tables = self.query_one("#tables", LineList)
        known = [one.code for one in self.asked.offered] if self.asked else []
        if tables.options.has_focus and tables.chosen in known:
            self.left_out ^= {tables.chosen}
            self.draw()
        else:
            self.say(CHOOSE, fault=True)

    @on(Input.Submitted)
    def action_preview(self) -> None:
        """Count and protect; nothing is made."""
        if self.busy:
            self.say(BUSY)
            return
        try:
            asked = self.read_fields()
            self._count(asked, asked.codes)
        except CaseregError as fault:
            self.refused(fault)

    def _count(self, asked: Asked, tables: tuple[str, ...] | None) -> None:
        prepare = self.register.releases.prepare
        work = partial(prepare, KIND, asked.period, asked.opdracht, tables)
        self.begin(work, partial(self._counted, asked))

    def _counted(self, asked: Asked, draft: "Draft") -> None:
        self.trials.add(asked, draft)
        self.draw()
        self.say(export_text.COUNTED)
        if asked == self.asked:
            self.query_one("#tables", LineList).options.focus()

    def refused(self, error: CaseregError) -> None:
        """Say why; the cells that it is about are listed on a page of their own.

        When somebody else was first, what was tried agrees with a ledger of before.
        """
        if isinstance(error, Conflict):
            self.trials.forget()
            self.draw()
        why, *cells = str(error).splitlines()
        if cells:
            self.desk.open_above("table", unsafe_page(why, cells))
            why = export_text.UNSAFE
        self.say(why, fault=True)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the chosen table, or go back to a choice that was tried."""
        tried = self.query_one("#tried", LineList)
        if tried.options.has_focus:
            self._take_back(self.trials.all[int(tried.chosen)].asked)
        elif self.draft:
            self._open_table(self.draft, self.query_one("#tables", LineList).chosen)
        else:
            self.say(export_text.NOT_YET)

    def _take_back(self, asked: Asked) -> None:
        self.left_out = set(asked.left_out)
        self.query_one("#period", Input).value = asked.period.text
        self.query_one("#opdracht", Input).value = asked.opdracht or ""
        self.draw()

    def _open_table(self, draft: "Draft", code: str) -> None:
        page = page_of(draft, code)
        if page:
            self.desk.open_above("table", page)
        else:
            self.say(export_text.LEFT_OUT)

    def action_look_back(self) -> None:
        """What was released before; work that is going on goes on."""
        self.desk.open_above("releases")

    def action_export(self) -> None:
        """Make the package of what is shown, after saying that it is final."""
        if self.busy:
            self.say(BUSY)
        elif self.draft and self.asked:
            question = export_text.question(self.draft, self.desk.settings.exports)
            self.ask(question, partial(self._make, self.asked, self.draft))
        else:
            self.action_preview()
            if self.busy:
                self.say(export_text.LOOK_FIRST)

    def _make(self, asked: Asked, draft: "Draft") -> None:
        catalogue, out = draft.report.source.catalogue, self.desk.settings.exports
        write = self.register.releases.write
        work = partial(write, KIND, asked.period, catalogue.code, out, asked.codes)
        self.begin(work, self._made, final=True)

    def _made(self, exported: "Exported") -> None:
        # The next package must agree with this one: what was tried before holds no longer.
        self.trials.forget()
        self.draw()
        report = exported.report
        hidden = number_text(report.number("onderdrukt"))
        self.tell(export_text.MADE_AT.format(exported.folder, hidden, report.text_name))
        self.say(export_text.MADE)
