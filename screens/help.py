"""Help (F1): the keys of the screen it was opened on, from the one list of commands."""

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen

PALETTE = ("Ctrl+P", "Zoek", "Een handeling zoeken op naam")
ABOUT = {
    "signin": "Meld je aan met je naam en wachtwoord. Weet je die niet meer? Vraag een nieuw "
    "wachtwoord aan je beheerder.",
    "lock": "Er was een tijd niemand, of je deed het scherm zelf op slot. Alles staat er nog "
    "zoals het stond. Met je wachtwoord ga je verder.",
    "second_factor": "Een gestolen wachtwoord is zo niet genoeg. De code in de app is elke halve "
    "minuut een andere. Telefoon en reservecodes kwijt? Vraag een nieuw wachtwoord aan je "
    "beheerder; daarna stel je dit opnieuw in.",
    "own_factor": "Zo is een gestolen wachtwoord niet genoeg. De code in de app is elke halve "
    "minuut een andere. Bewaar de reservecodes op papier.",
    "setup": "Dit is de eerste keer op deze computer. De beheerder die je hier maakt, voegt daarna "
    "de anderen toe. De opdracht bepaalt wat er te kiezen en te tellen is.",
    "made": "De herstelcode is de enige weg terug als alle wachtwoorden kwijt zijn.",
    "today": "Je contacten van vandaag en gisteren, en je concepten. Een concept telt nergens mee. "
    "Bovenaan staan je sjablonen: een cijfer begint een contact ermee. Ze volgen uit wat je vaak "
    "vastlegt; met F9 in een contact maak je er zelf een.",
    "entry": "Tab of Enter neemt het beste voorstel en gaat verder; typen vervangt wat er staat. "
    "Pijltjes kiezen een ander voorstel. Wat je typt is meteen bewaard als concept.",
    "contacts": "De contacten die je mag zien, nieuwste boven. Enter opent een contact.",
    "contact": "Eén contact, met zijn cliënten en notitie. F2 verbetert het.",
    "client_form": "Vul zo weinig mogelijk in, en nooit een BSN. Staat iemand er waarschijnlijk "
    "al, dan zie je dat tijdens het typen.",
    "table": "De cellen van één tabel, zoals de gemeente ze krijgt. Waarom een cel verborgen is, "
    "staat alleen hier: de gemeente ziet daar niets van.",
    "clients": "Zoek met een paar letters van voor- en achternaam, of met het nummer.",
    "find": "Eén veld voor cliënten, trajecten en contacten. Je vindt een contact met zijn nummer "
    "of met de naam van de cliënt. Notities worden niet doorzocht.",
    "timeline": "Wat er met een cliënt was, nieuwste boven. Wat nog open staat, staat bovenaan: "
    "afspraken, en verwijzingen zonder resultaat.",
    "inzage": "Voor de cliënt om te lezen, zonder namen van andere cliënten. Lees de notities "
    "eerst na. Met casereg inzage maak je er een bestand van. Dat je dit leest, staat in het "
    "logboek.",
    "my_day": "Wat je hebt gepland, en wat een contact met zijn vervolgdatum aankondigde. Leg je "
    "met F4 een contact vast, dan is de afspraak meteen afgestreept.",
    "merge": "Staat iemand er twee keer in? Kies wie dezelfde persoon is. Er gebeurt nog niets.",
    "merge_check": "Kijk of dit één persoon is. F3 kiest welke van de twee blijft.",
    "cases": "De open trajecten van het team. F4 legt een contact in het gekozen traject vast.",
    "case": "Eén traject: wie erin zit, hoe het staat, en wat er is gemeten.",
    "record": "Tab of Enter neemt het beste voorstel en gaat verder. Pijltjes kiezen een ander "
    "voorstel. Wat gevraagd wordt, volgt uit wat je kiest.",
    "peilingen": "Antwoorden zonder namen: per score hoe vaak die is gegeven.",
    "outside": "Wat de opdracht vraagt en niet uit contacten komt. Tab gaat naar de andere lijst.",
    "volunteers": "Open vacatures staan boven. Een match bij een vacature sluit die.",
    "week": "Wat het team deed, naast vorige week. Een punt: in beide weken niets. Geen: een "
    "werkdag zonder invoer. Concepten tellen niet mee. Wie wat deed, is zoals het nu is, ook na "
    "het vaststellen; de telling zelf staat dan vast.",
    "results": "Echte cijfers, alleen voor binnen de organisatie. Enter toont alles over een "
    "indicator. Mist is wie of wat niet meegeteld kon worden. Nog open: of de norm is gehaald, "
    "staat nog niet vast. Aandacht vraagt een norm die niet is gehaald, of een getal dat er niet "
    "is.",
    "result": "Wat de indicator telt, hoe het verliep, en hoe hij uitsplitst. Pijltjes en PgDn "
    "gaan door de tekst.",
    "own_results": "Waarvoor je eigen werk in deze periode meetelde. Enter vertelt er meer over.",
    "own_result": "Jouw deel van één indicator. F5 toont je contacten die erin meetellen.",
    "behind": "De contacten achter een getal, nieuwste boven. Enter opent een contact.",
    "admin": "Wie mag aanmelden, in welke rol. Een wachtwoord wordt gemaakt en staat maar één keer "
    "in beeld: geef het persoonlijk door. Afsluiten gooit niets weg.",
    "releases": "De pakketten voor de gemeente, nieuwste boven. Opnieuw schrijven geeft "
    "precies dezelfde bestanden, ook als er daarna iets is veranderd.",
    "export": "De telling van een periode als pakket voor de gemeente. Waarom een getal verborgen "
    "is: weinig = te weinig mensen; groep = anders weet je van (bijna) iedereen hetzelfde; leeg = "
    "niemand, en dat mag je niet zien; ander = een ander verborgen getal zou uit te rekenen zijn; "
    "eerder = in een eerder pakket al verborgen. Minder tabellen verbergen vaak minder.",
}


class HelpScreen(CaseregScreen):
    """What can be done on a place, and with which key."""

    PLACE = "help"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "help.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012

    def __init__(self, about: str) -> None:
        """Show help about the place ``about``."""
        super().__init__()
        self.about = about

    def body(self) -> Iterable[Widget]:
        """A sentence about the screen and its keys."""
        with VerticalScroll():
            yield Static("Hulp", classes="title")
            yield Static(ABOUT.get(self.about, ""), classes="quiet", markup=False)
            for key, label, tooltip in self._lines():
                with Horizontal(classes="line"):
                    yield Static(key, classes="key", markup=False)
                    yield Static(label, classes="label", markup=False)
                    yield Static(tooltip, classes="told", markup=False)

    def _lines(self) -> Iterable[tuple[str, str, str]]:
        """Key, label and explanation of each command; several that do the same are one."""
        for row, found in groupby(commands.at(self.about, self.desk.role), lambda one: one.row):
            if row:
                yield row.keys, row.label, row.tooltip
            else:
                yield from ((commands.key_words(one.key), one.label, one.tooltip) for one in found)
        yield PALETTE
