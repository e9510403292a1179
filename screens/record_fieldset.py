"""The fields of a record at work: typing, choosing, and going from field to field.

It knows no register: what it needs goes up as messages.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Input

from screens.field_row import FieldInput
from screens.option_panel import OptionPanel
from screens.record_reading import reading
from screens.record_view import RecordView

if TYPE_CHECKING:
    from models.cards import ClientCard


class RecordFieldset(RecordView):
    """What is asked about a record, to fill in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("up", "mark(-1)", show=False),
    ]

    class Searched(Message):
        """Clients are wanted for what stands in the client field in focus."""

    class ClientTaken(Message):
        """The client that was waited for has been taken, or was not found."""

    # The client fields that were left before their search was answered, in that order.
    left_waiting: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """The field that clients are looked for."""
        return self.left_waiting[0] if self.left_waiting else self.current

    def offer_clients(self, text: str, clients: "Sequence[ClientCard]") -> None:
        """Show the clients that were found, unless something else is looked for by now."""
        name = self.wanted
        self.gather()
        if text != self.state.searched(name):
            return
        self.state.clients_found(text, clients)
        if self.left_waiting:
            self.left_waiting = self.left_waiting[1:]
            self.accept(name)
            self.post_message(self.Searched() if self.left_waiting else self.ClientTaken())
        self.refresh_panel()

    def gather(self) -> None:
        """Take over what stands in the inputs but was not reported yet."""
        for row in self.rows:
            if row.asks and row.input.value != self.state.texts.get(row.asks, ""):
                self.state.typed(row.asks, row.input.value)

    def accept(self, name: str) -> None:
        """Leave a field: take the marked option, or wait for it when it is still looked for."""
        self.gather()
        if self.state.waiting(name):
            if name not in self.left_waiting:
                self.left_waiting += (name,)
            return
        marked = self.panel.best if name == self.current else None
        if marked is None:
            options, index = self.state.offered(name)
            marked = None if index is None else options[index]
        self.state.accept(name, marked)
        self.refresh_form()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep the text, and show what fits it."""
        event.stop()
        row = next(row for row in self.rows if row.input is event.input)
        asked = row.asked
        if asked is None:
            return
        self.left_waiting = tuple(one for one in self.left_waiting if one != row.asks)
        self.state.typed(asked.name, event.input.value)
        row.reading, row.fault = reading(asked, event.input.value, self.state.today), ""
        if asked.kind == "clients":
            self.post_message(self.Searched())
        self.refresh_panel()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter does what Tab does, so that nothing filled in is passed over unseen."""
        event.stop()
        self.action_step(1)

    def action_step(self, steps: int) -> None:
        """Tab: to the next field, or back."""
        name = self.current
        self.accept(name)
        names = [one.name for one in self.state.fields]
        place = names.index(name) if name in names else 0
        self.go_to(names[(place + steps) % len(names)])

    def action_mark(self, steps: int) -> None:
        """Arrows: another option."""
        self.panel.move(steps)

    @on(OptionPanel.Picked)
    def _picked(self, event: OptionPanel.Picked) -> None:
        """A click takes an option and goes on."""
        self.panel.marked = self.panel.choices.index(event.choice)
        self.action_step(1)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show what belongs to the field that is entered."""
        asked = self.state.field(self.current)
        if asked and asked.kind == "clients":
            self.post_message(self.Searched())
        self._mark_current()
        self.refresh_panel()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field left with the mouse is accepted too; not when the terminal loses focus."""
        if self.app.app_focus and isinstance(event.widget, FieldInput):
            self.gather()
            texts, settled = self.state.texts, self.state.settled
            for name in [one.name for one in self.state.fields]:
                if name != self.current and texts.get(name, "") != settled.get(name, ""):
                    self.accept(name)
