"""Help (F1): the keys of the screen it was opened on, from the one list of commands."""

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen

ABOUT = {
    "today": "Je contacten van vandaag en gisteren, en je concepten. Een concept telt nergens mee.",
    "entry": "Tab neemt het beste voorstel en gaat verder. Enter gaat naar het volgende lege veld. "
    "Pijltjes kiezen een ander voorstel. Wat je typt is meteen bewaard als concept.",
    "contacts": "De contacten die je mag zien, nieuwste boven. Enter opent een contact.",
    "contact": "Eén contact, met zijn cliënten en notitie. F2 verbetert het.",
    "client_form": "Vul zo weinig mogelijk in, en nooit een BSN. Staat iemand er waarschijnlijk "
    "al, dan zie je dat tijdens het typen.",
    "table": "De cellen van één tabel. Een verborgen cel laat niets zien, ook niet of hij leeg is.",
    "clients": "Zoek met een paar letters van voor- en achternaam, of met het nummer.",
    "week": "De telling van de week per deelopdracht en soort contact.",
    "export": "De telling van een periode als bestanden voor de gemeente.",
}


class HelpScreen(CaseregScreen):
    """What can be done on a place, and with which key."""

    PLACE = "help"
    BINDINGS = commands.bindings(PLACE)

    def __init__(self, about: str) -> None:
        """Show help about the place ``about``."""
        super().__init__()
        self.about = about

    def body(self) -> Iterable[Widget]:
        """A sentence about the screen and its keys."""
        with VerticalScroll():
            yield Static("Hulp", classes="title")
            yield Static(ABOUT.get(self.about, ""), classes="quiet", markup=False)
            yield Static(self._keys(), id="keys")

    def _keys(self) -> Content:
        lines = [
            Content(f"  {commands.key_name(one.key):<7}").stylize("bold")
            + Content(f"{one.label:<18}{one.tooltip}")
            for one in commands.at(self.about, self.desk.role)
        ]
        palette = Content(f"  {'^p':<7}").stylize("bold") + Content("Zoek een handeling op naam")
        return Content("\n").join([*lines, palette])
