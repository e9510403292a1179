"""The fields of a client: to type and to tick, with what can be chosen beside them."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from screens.choices import Choice
from screens.client_fields import HINTS, LABELS, age_told, client_form, kern_offer, kernen, ticks
from screens.field_row import FieldInput, FieldRow
from screens.option_panel import OptionPanel
from screens.tick_list import TickList

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.forms import ClientForm


WHY_TICKS = "Alleen wat je zeker weet, voor cijfers per groep. Spatie zet een kruisje:"


class ClientRow(FieldRow):
    """A field of a client."""

    def _label(self) -> str:
        sign = "! " if self.fault else "  "
        return f"{sign}{LABELS[self.field]}{' *' if self.field == 'name' else ''}"


class ClientFieldset(Horizontal):
    """What is asked about a client."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "mark(1)", show=False),
        Binding("up", "mark(-1)", show=False),
    ]

    class Edited(Message):
        """The name or the year of birth is another one."""

    def __init__(self, year: int) -> None:
        """Make empty fields; ``year`` is the current one."""
        super().__init__()
        self.year = year
        self.every: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """The fields, what can be ticked, and beside them what was found or fits."""
        with Vertical(id="fields"):
            for field in LABELS:
                yield ClientRow(field)
            yield Static(WHY_TICKS, classes="quiet")
            yield TickList("ticks")
        with Vertical(id="beside"):
            yield Static("! Staat er waarschijnlijk al (F4):", id="warning", markup=False)
            yield OptionList(id="alike", markup=False)
            yield OptionPanel(id="panel", markup=False)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {row.field: row.input.value for row in self.query(ClientRow)}

    @property
    def filled(self) -> tuple[dict[str, str], list[str]]:
        """Everything that was typed and ticked."""
        return self.texts, list(self.query_one(TickList).ticked)

    def fill(self, texts: dict[str, str], ticked: list[str]) -> None:
        """Put back what was typed and ticked before."""
        for field, text in texts.items():
            self.row(field).set_text(text)
        self.query_one(TickList).ticked = list(ticked)

    @property
    def panel(self) -> OptionPanel:
        """The kernen beside the fields."""
        return self.query_one(OptionPanel)

    def row(self, field: str) -> ClientRow:
        """The row of a field."""
        return self.query_one(f"#row-{field}", ClientRow)

    def use_catalogue(self, catalogue: "Catalogue | None") -> None:
        """Offer the kernen and aandachtsgroepen of this opdracht."""
        self.every = kernen(catalogue)
        self.query_one(TickList).offer(ticks(catalogue))
        self._refresh_panel()

    @property
    def alike(self) -> OptionList:
        """Who probably is the same person."""
        return self.query_one("#alike", OptionList)

    def tell_alike(self, lines: list[str]) -> None:
        """Show who probably is the same person."""
        self.alike.set_options(lines)
        self.alike.display = self.query_one("#warning").display = bool(lines)

    def client(self) -> "ClientForm":
        """The client that was filled in; raises InvalidInput with the field it is about."""
        self._finish_kern()
        return client_form(*self.filled, self.every)

    def show_fault(self, field: str, text: str) -> None:
        """Mark a field and go there."""
        if field in LABELS:
            self.row(field).fault = text
            self.row(field).input.focus()
            self._refresh_panel()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        field = event.input.id or ""
        self.row(field).fault = ""
        if field == "birth_year":
            self.row(field).reading = age_told(event.value, self.year)
        if field != "kern":
            self.post_message(self.Edited())
        self._refresh_panel()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show what the field in focus asks."""
        self._refresh_panel()

    def _finish_kern(self) -> None:
        """A kern that was begun is finished, while the panel still offers it."""
        if self.panel.best:
            self.row("kern").set_text(self.panel.best.text)

    def _refresh_panel(self) -> None:
        focused, panel = self.screen.focused, self.panel
        field = focused.field if isinstance(focused, FieldInput) else ""
        if field != "kern":
            self._finish_kern()
        for row in self.query(ClientRow):
            row.set_class(row.field == field, "-current")
        panel.heading, panel.hint = LABELS.get(field, ""), HINTS.get(field, "")
        panel.fault = self.row(field).fault if field else ""
        kern = self.texts["kern"]
        panel.offer(*(kern_offer(kern, self.every) if field == "kern" else ((), None)))

    @on(OptionPanel.Picked)
    def _picked(self, event: OptionPanel.Picked) -> None:
        self.row("kern").set_text(event.choice.text)
        self._refresh_panel()

    def action_mark(self, steps: int) -> None:
        """Another kern."""
        self.panel.move(steps)
