"""While a client is typed: who stands in the register already and is probably the same person."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer
from textual.widgets import OptionList

from screens.client_fields import comparable
from screens.client_fieldset import ClientFieldset
from screens.client_rows import client_line
from screens.form_screen import FormScreen

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue

MOST_ALIKE = 4
NOBODY_ALIKE = "Er staat niemand die hierop lijkt."
WHICH = "Kies met de pijltjes wie het is, en druk op Enter."
TYPING_PAUSE = 0.3  # seconds between the last key and the search for duplicates


class AlikeScreen(FormScreen):
    """A screen with the fields of a client; ``alike`` are probably the same person."""

    catalogue: "Catalogue | None" = None
    pause: Timer | None = None
    alike: "tuple[ClientCard, ...]" = ()

    @property
    def fields(self) -> ClientFieldset:
        """The fields."""
        return self.query_one(ClientFieldset)

    @on(ClientFieldset.Edited)
    def _edited(self) -> None:
        """Wait for a pause in the typing."""
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(TYPING_PAUSE, self.look_for_alike)

    def look_for_alike(self) -> None:
        """Ask who is probably the same person."""
        form = comparable(self.fields.texts)
        if form is None:
            self.show_alike(())
        else:
            ask = partial(self.register.likely_duplicates, form, typing=True)
            self.read(ask, self.show_alike, "alike")

    def show_alike(self, alike: "tuple[ClientCard, ...]") -> None:
        """Show them beside the fields."""
        self.alike = alike[:MOST_ALIKE]
        self.fields.tell_alike(self.lines(self.alike))

    def lines(self, alike: "tuple[ClientCard, ...]") -> list[str]:
        """A line for each of the first of them."""
        return [client_line(one, self.catalogue) for one in alike[:MOST_ALIKE]]

    def action_take_alike(self) -> None:
        """Open the client who stands there already; of several, choose one first."""
        if not self.alike:
            self.say(NOBODY_ALIKE)
        elif len(self.alike) > 1 and not self.fields.alike.has_focus:
            self.fields.alike.focus()
            self.fields.alike.highlighted = 0
            self.say(WHICH)
        else:
            self._instead(self.alike[self.fields.alike.highlighted or 0])

    @on(OptionList.OptionSelected, "#alike")
    def _alike_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._instead(self.alike[event.option_index])

    def _instead(self, client: "ClientCard") -> None:
        """That client, in place of this form."""
        self.forget()
        self.desk.leave(self)
        self.desk.open_above("timeline", client.number)
