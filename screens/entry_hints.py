"""The sentence the panel shows for each field: what it wants, in a few words."""

HINTS = {
    "clients": "Letters van de naam (javr is Jan de Vries) of nummer. Leeg: anoniem. Na ; nog een.",
    "contactsoort": "Letter ervoor, of begin van een woord.",
    "deelopdracht": "Nummer of begin van een woord.",
    "follow_up_on": "Bijvoorbeeld morgen, vr, +7 of 14-4.",
    "happened_on": "v vandaag, g gisteren, -2, vr, 14, 14-3 of 12 mrt.",
    "minutes": "45, 1u15 of 1:15.",
    "helped": "Heeft dit geholpen? Leeg is niet gevraagd.",
    "case": "Een open traject van deze cliënt, of leeg.",
    "participants": "Hoeveel mensen deden mee?",
    "explanation": "Waarom, als de cliënt erom vroeg: dan blijft bewaard wat er stond. Leeg mag.",
    "note": "Kort. Geen namen, telefoonnummers of BSN.",
}


def hint_for(field: str) -> str:
    """What to type in this field."""
    return HINTS.get(field, "Letter of cijfer ervoor, of begin van een woord.")
