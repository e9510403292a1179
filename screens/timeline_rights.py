"""What a client may ask, from its timeline: everything that is held, and another word about it."""

from functools import partial
from typing import TYPE_CHECKING

from screens.client_rights import CorrectClient, restriction, statement
from screens.entry_opening import catalogue_of
from screens.planned import PlannedScreen

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.following_cards import TimelineCard


class ClientRightsScreen(PlannedScreen):
    """A screen about one client, as far as it is read already."""

    card: "TimelineCard | None" = None

    def action_inspect(self) -> None:
        """Everything that is held about this client."""
        if self.card:
            self.desk.open_above("inzage", self.card.client.number)

    def action_correct(self) -> None:
        """Other data for this client, with why."""
        today = self.desk.clock.today()
        self.read(partial(catalogue_of, self.register, today), self._correct, "catalogue")

    def _correct(self, catalogue: "Catalogue | None") -> None:
        if self.card:
            self.desk.open_above("record", CorrectClient(self.card.client, catalogue))

    def action_state(self) -> None:
        """What this client states about its data."""
        if self.card:
            self.desk.open_above("record", statement(self.card.client))

    def action_restrict(self) -> None:
        """Let the data of this client be read only, or no longer."""
        if self.card:
            self.desk.open_above("record", restriction(self.card.client))
