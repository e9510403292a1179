"""Commands around figures: the week, results, and packages for the gemeente."""

from casereg.security.rights import (
    EXPORT,
    SEE_CONTACTS,
    SEE_FIGURES,
    SEE_WEEK,
    SETTLE_WEEK,
)
from screens.command import Command

# fmt: off
FIGURES: tuple[Command, ...] = (
    Command("week", SEE_WEEK, "f2", "next_view", "Beeld",
            "Per soort, per medewerker, per dag, of wat is nagekomen"),
    Command("week", SEE_WEEK, "f3", "earlier_week", "Eerder", "Een week terug"),
    Command("week", SEE_WEEK, "f4", "later_week", "Later", "Een week verder"),
    Command("week", EXPORT, "f6", "next_team", "Team", "Een ander gebiedsteam, of alle samen"),
    Command("week", SEE_CONTACTS, "enter", "open", "Open", "De contacten achter het gekozen vak",
            footer=False),
    Command("week", SETTLE_WEEK, "f8", "settle", "Stel vast",
            "Deze week vaststellen; wat er daarna bij komt telt als nagekomen"),

    Command("results own_results", None, "f3", "earlier_period", "Vorige", "Een periode terug"),
    Command("results own_results", None, "f4", "later_period", "Volgende", "Een periode verder"),
    Command("results own_results", None, "f5", "other_kind", "Soort",
            "Kwartaal, halfjaar, jaar of maand"),
    Command("results", EXPORT, "f6", "next_team", "Team",
            "Een ander gebiedsteam, of alle samen"),
    Command("results own_results", None, "f7", "next_part", "Deel",
            "Naar de volgende deelopdracht"),
    Command("results", SEE_FIGURES, "f8", "toggle_lacking", "Aandacht",
            "Alleen wat aandacht vraagt, of weer alles",
            wide=True),
    Command("results own_results", None, "f9", "search", "Zoek", "Naar het zoekveld"),
    Command("results own_results", None, "enter", "open", "Open",
            "Alles over de gekozen indicator", footer=False),
    Command("result", SEE_FIGURES, "f4", "next_split", "Uitsplitsing",
            "Naar de uitsplitsing, of naar een volgende"),
    # Offered to everybody: who may not see contacts is told so.
    Command("result own_result", None, "f5", "behind", "Contacten",
            "De contacten achter dit getal"),
    Command("result own_result", None, "enter", "behind", "Contacten",
            "De contacten achter dit getal", footer=False),
    Command("behind", SEE_CONTACTS, "enter", "open", "Open", "Het gekozen contact bekijken",
            footer=False),

    Command("export", EXPORT, "space", "tick", "Aan/uit",
            "De gekozen tabel meenemen of weglaten"),
    Command("export", EXPORT, "enter", "open", "Tabel",
            "De tabel bekijken, of terug naar een poging", footer=False),
    Command("export", EXPORT, "f3", "preview", "Voorbeeld",
            "Tonen wat verborgen wordt; er wordt niets gemaakt"),
    Command("export", EXPORT, "f2", "export", "Pakket maken",
            "Het pakket van deze keuze maken; dat is definitief"),
    Command("export", EXPORT, "f4", "look_back", "Eerdere",
            "Eerdere pakketten, en waar de bestanden staan"),
    Command("releases", EXPORT, "f2", "again", "Schrijf opnieuw",
            "De bestanden van het gekozen pakket nog eens schrijven, precies zoals toen"),
    Command("export", EXPORT, "ctrl+c", "stop_work", "Stop het werk",
            "Stoppen met tellen of maken; er verandert dan niets", footer=False, first=True),
)
# fmt: on
