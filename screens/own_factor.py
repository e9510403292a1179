"""Tweede stap: a code from the phone at sign-in, set up or stopped by whoever is signed in."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from screens import commands
from screens.second_factor import FactorScreen

if TYPE_CHECKING:
    from casereg.register import Register
    from models.second_factor_cards import SecondFactorCard

WHY = "Met een tweede stap is je wachtwoord alleen niet genoeg om in casereg te komen."
ON = (
    "Je tweede stap staat aan: bij het aanmelden typ je ook een code van je telefoon.\n\n"
    "Een nieuwe telefoon? Zet hem uit met F8, en stel hem daarna opnieuw in."
)
STOP = "Je tweede stap uitzetten?\nAanmelden gaat dan weer met je wachtwoord alleen."


class OwnFactorScreen(FactorScreen):
    """The second factor of one's own account."""

    PLACE = "own_factor"
    BINDINGS = commands.bindings(PLACE)

    @property
    def mine(self) -> "Register":
        """The register of whoever is signed in."""
        return self.register

    @property
    def why(self) -> str:
        """Nobody has to."""
        return WHY

    def on_mount(self) -> None:
        """Ask whether it is on; if not, begin."""
        self.save(self._begun, self._show)

    def _begun(self) -> "SecondFactorCard | None":
        """In a thread: a key, or None when there is nothing to set up."""
        factor = self.register.second_factor
        return None if factor.is_on() else factor.begin()

    def _show(self, card: "SecondFactorCard | None") -> None:
        if card:
            self.show_key(card)
            return
        self.done = True
        self.query_one(".title", Static).update("Je tweede stap")
        self.query_one("#why", Static).update(ON)
        self.ask_no_code("F8: uitzetten")

    def action_go_on(self) -> None:
        """Back, once the codes were seen."""
        if self.done:
            self.desk.leave(self)
        else:
            self.say("Typ eerst de code die je app laat zien.", fault=True)

    def action_turn_off(self) -> None:
        """Ask no code any more, after a yes."""
        if self.done:
            deed = self.register.second_factor.drop
            self.ask(STOP, lambda: self.save(deed, self._turned_off))
        else:
            self.say("Je tweede stap staat nog niet aan.")

    def _turned_off(self, _: None) -> None:
        self.desk.leave(self)
        self.desk.say("Je tweede stap staat uit.")
