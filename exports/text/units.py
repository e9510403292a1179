"""A number with its unit in words: one of it is called otherwise than more."""

from exports.indicator.figures import Amount
from exports.tables_csv import decimal_comma

# Of the units that an opdracht gives its figures in; what is not here is the same for one.
ONE: dict[str, str] = {
    "activiteiten": "activiteit",
    "adviezen": "advies",
    "antwoorden": "antwoord",
    "berichten": "bericht",
    "bezoeken": "bezoek",
    "bezwaarschriften": "bezwaarschrift",
    "bijeenkomsten": "bijeenkomst",
    "cliënten": "cliënt",
    "contacten": "contact",
    "deelnemers": "deelnemer",
    "drempels": "drempel",
    "gebruikers": "gebruiker",
    "gesprekken": "gesprek",
    "huisbezoeken": "huisbezoek",
    "hulpvragen": "hulpvraag",
    "initiatieven": "initiatief",
    "inloopvoorzieningen": "inloopvoorziening",
    "interventies": "interventie",
    "inwoners": "inwoner",
    "jaarverslagen": "jaarverslag",
    "jeugdigen": "jeugdige",
    "jongeren": "jongere",
    "kinderen": "kind",
    "klachten": "klacht",
    "klussen": "klus",
    "mantelzorgers": "mantelzorger",
    "matches": "match",
    "meldingen": "melding",
    "ondernemers": "ondernemer",
    "overzichten": "overzicht",
    "panels": "panel",
    "personen": "persoon",
    "pilots": "pilot",
    "rapportages": "rapportage",
    "rapporten": "rapport",
    "respijtvoorzieningen": "respijtvoorziening",
    "resultaten": "resultaat",
    "samenwerkingen": "samenwerking",
    "signalen": "signaal",
    "telefoontjes": "telefoontje",
    "terugkoppelingen": "terugkoppeling",
    "thuiszitters": "thuiszitter",
    "trainingen": "training",
    "trajecten": "traject",
    "uren": "uur",
    "verbeteringen": "verbetering",
    "verslagen": "verslag",
    "vrijwilligers": "vrijwilliger",
    "workshops": "workshop",
}


def unit_word(value: Amount | None, unit: str) -> str:
    """The unit as it is said of this value."""
    return ONE.get(unit, unit) if value is not None and abs(value) == 1 else unit


def with_unit(value: Amount | None, unit: str) -> str:
    """A value with its unit: ``1 persoon``, ``2 personen``, ``87,5 %``."""
    return f"{decimal_comma(value)} {unit_word(value, unit)}".strip()
