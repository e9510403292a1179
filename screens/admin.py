"""The first screen of a beheerder: what to type for accounts, catalogues and backups."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen

COMMANDS = """\
  casereg user list                 alle accounts
  casereg user add NAAM             een account toevoegen
  casereg user role NAAM            een andere rol of een ander team
  casereg user reset NAAM           een nieuw wachtwoord
  casereg user disable NAAM         een account afsluiten

  casereg catalog list              de opdrachten die bij casereg horen
  casereg catalog load BESTAND      een nieuwe opdracht inlezen

  casereg backup MAP                een reservekopie maken
  casereg doctor                    nakijken of alles in orde is"""


class AdminScreen(CaseregScreen):
    """Plain: the deeds of a beheerder are commands for now."""

    PLACE = "admin"
    BINDINGS = commands.bindings(PLACE)

    def body(self) -> Iterable[Widget]:
        """The commands, ready to type over."""
        yield Static("Beheer", classes="title")
        yield Static("Als beheerder werk je met deze opdrachten in de terminal:\n", classes="quiet")
        yield Static(COMMANDS, markup=False)
