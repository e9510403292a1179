"""The entry form at work: typing, choosing, and going from field to field.

What the user does goes up as messages (:mod:`screens.entry_messages`); it knows no
register.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Input

from screens.entry_check import reading
from screens.entry_days import day_written
from screens.entry_fields import LABELS, ORDER, kind_of
from screens.entry_messages import (
    CasesWanted,
    ClientTaken,
    DayChosen,
    Doubted,
    Edited,
    Searched,
)
from screens.entry_view import EntryView
from screens.field_row import FieldInput
from screens.option_panel import OptionPanel

if TYPE_CHECKING:
    from models.cards import ClientCard
    from screens.choices import Choice
    from screens.entry_case import KnownCases


class EntryForm(EntryView):
    """All fields of a contact, to fill in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("up", "mark(-1)", show=False),
    ]

    # Whether a client was left before the search for it was answered.
    waiting = False

    def catch_up(self, typed: Iterable[str]) -> None:
        """Accept the fields that were filled in and left before the catalogue was there."""
        for field in ORDER:
            if field in typed and field != self.current:
                self.accept(field)

    def offer_clients(self, text: str, clients: "Sequence[ClientCard]") -> None:
        """Show the clients that were found."""
        self.gather()
        if not self.state.clients_found(text, clients):
            return
        if self.waiting:
            self.waiting = False
            self.accept("clients")
            if not self.waiting:
                self.post_message(ClientTaken())
        elif self.state.take_client():
            self.rows["clients"].set_text(self.state.texts["clients"], going_on=True)
            self.post_message(Searched())
        self.refresh_form()

    def ask_for_cases(self) -> None:
        """Ask for the open trajecten of these clients, unless they are known."""
        if self.state.cases_wanted:
            self.post_message(CasesWanted())

    def use_known(self, known: "KnownCases") -> None:
        """Show what is known of the clients, unless there are others by now."""
        self.gather()
        if known.clients == self.state.clients:
            self.state.client_known(known)
            self.refresh_form()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep the text, and show what fits it."""
        event.stop()
        field, text = event.input.id or "", event.input.value
        if kind_of(field) == "clients" and text != self.state.texts.get(field, ""):
            self.waiting = False
        if field in self.state.faults:
            self.post_message(Doubted(""))
        self.state.typed(field, text)
        row = self.rows[field]
        row.reading, row.fault = reading(field, text, self.state.today), ""
        if kind_of(field) == "clients":
            self.post_message(Searched())
        self.refresh_panel()
        self.post_message(Edited())

    def accept(self, field: str) -> None:
        """Leave a field: take the marked option, or wait for it when it is still looked for."""
        state, day = self.state, self.state.settled.get("happened_on")
        if self.gather():
            self.refresh_panel()
        if kind_of(field) == "clients" and state.waiting:
            self.waiting = True
            return
        before = state.content()
        state.accept(field, self._marked(field))
        if state.content() != before:
            self.post_message(Edited())
        if field == "clients":
            self._look_on()
        if field == "happened_on" and state.day and state.texts[field] != day:
            state.settled[field] = state.texts[field]
            self.post_message(DayChosen())
        self.refresh_form()

    def _marked(self, field: str) -> "Choice | None":
        """The option that is taken when a field is left now."""
        if field == self.current and self.panel.best:
            return self.panel.best
        options, index = self.state.offered(field)
        return None if index is None else options[index]

    def _look_on(self) -> None:
        """A client was taken: look for the next one that was typed, and for their trajecten."""
        if self.state.waiting:
            self.waiting = True
            self.post_message(Searched())
        self.ask_for_cases()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter does what Tab does, so that nothing filled in is passed over unseen."""
        event.stop()
        self.action_step(1)

    def day_back(self) -> None:
        """The contact was a day earlier."""
        self.gather()
        day = (self.state.day or self.state.today) - timedelta(days=1)
        self.rows["happened_on"].set_text(day_written(day))
        self.accept("happened_on")
        self.post_message(Edited())

    def to_the_time(self) -> None:
        """To how long it took; from there to the day, and back."""
        self.accept(self.current)
        asked = "minutes" in self.state.visible and self.current != "minutes"
        self.go_to("minutes" if asked else "happened_on")

    def action_step(self, steps: int) -> None:
        """Tab: to the next field where there is something to say, or back."""
        field = self.current
        self.accept(field)
        if field in self.state.faults:
            self.post_message(Doubted(f"{LABELS[field]}: {self.state.faults[field]}"))
        visible = self.state.stops(field)
        place = visible.index(field) if field in visible else 0
        self.go_to(visible[(place + steps) % len(visible)])

    def action_mark(self, steps: int) -> None:
        """Arrows: another option."""
        self.panel.move(steps)

    @on(OptionPanel.Picked)
    def _picked(self, event: OptionPanel.Picked) -> None:
        """A click takes an option and goes on."""
        self.panel.marked = self.panel.choices.index(event.choice)
        self.action_step(1)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the options of the field that is entered."""
        if self.current == "clients":
            self.post_message(Searched())
        for row in self.rows.values():
            row.set_class(row.field == self.current, "-current")
        self.refresh_panel()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field left with the mouse is accepted too; not when the terminal loses focus."""
        if self.app.app_focus and isinstance(event.widget, FieldInput):
            self.state_left(event.widget.field)

    def state_left(self, field: str) -> None:
        """Accept a field that was left without Tab or Enter."""
        self.gather()
        if self.state.texts.get(field, "") != self.state.settled.get(field, ""):
            self.accept(field)
