"""Splitting an outing: a contact for each client, stored together."""

from functools import partial
from typing import TYPE_CHECKING

from models.contact_splitting import split
from screens.entry_storing import StoringScreen

if TYPE_CHECKING:
    from models.cards import Logged
    from models.forms import ContactForm

ONE_CLIENT = (
    "Splitsen kan met meer dan één cliënt. Zet ze samen in het veld Cliënt, met een ; ertussen."
)
A_CORRECTION = "Splitsen kan alleen bij een nieuw contact."
A_GROUP = "Een groep is één contact. Maak Deelnemers leeg om te splitsen, of sla op met F2."


class SplittingScreen(StoringScreen):
    """A screen with an entry form whose contact can be stored as one for each client."""

    def action_split(self) -> None:
        """Store a contact for each client, after a yes."""
        outing = self.filled_in(self.action_split, late=False)
        if outing is None:
            return
        objection = self._objection(outing)
        if objection:
            self.say(objection, fault=True)
        else:
            deed = partial(self._send_parts, outing)
            self.after_note(outing, lambda: self.ask(_question(split(outing)), deed))

    def _objection(self, outing: "ContactForm") -> str:
        if self.number is not None:
            return A_CORRECTION
        if outing.participants is not None:
            return A_GROUP
        return ONE_CLIENT if len(outing.clients) < 2 else ""

    def _send_parts(self, outing: "ContactForm", late: bool = False) -> None:
        keeper = self.keeper
        parts = split(outing.model_copy(update={"late": late}))
        store = partial(self.register.log_contacts, parts)
        retry = partial(self._send_parts, outing, True)
        self.saving = True
        self.save(lambda: keeper.finish(store), self._all_stored, partial(self.not_stored, retry))

    def _all_stored(self, stored: "tuple[Logged, ...]") -> None:
        self.nothing_left()
        numbers = ", ".join(str(one.contact.number) for one in stored)
        self.desk.leave(self)
        self.desk.say(f"Opgeslagen: contacten {numbers}, een voor elke cliënt.")


def _question(parts: "tuple[ContactForm, ...]") -> str:
    minutes = [part.minutes for part in parts if part.minutes is not None]
    shared = f", samen {sum(minutes)} minuten ({', '.join(map(str, minutes))})" if minutes else ""
    return f"Opslaan als {len(parts)} contacten, een voor elke cliënt{shared}?"
