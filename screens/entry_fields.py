"""The fields of the entry form: their order, and which are asked.

What happened comes first, then when and where, then the finer points: so that kind, place
and outcome are one Tab apart.

No widgets here: a form is a mapping of field names (those of ContactForm) to the
texts that stand in them.
"""

from typing import Literal

from models.catalogue import Catalogue
from screens import client_text
from screens.entry_offers import Texts, choices, code_of

Kind = Literal["clients", "case", "choice", "day", "minutes", "number", "note"]

LABELS: dict[str, str] = {
    "clients": "Cliënt",
    "contactsoort": "Soort",
    "deelopdracht": "Deelopdracht",
    "participants": "Deelnemers",
    "kanaal": "Kanaal",
    "uitkomst": "Uitkomst",
    "reden": "Reden",
    "helped": "Geholpen",
    "follow_up_on": "Vervolg op",
    "minutes": "Minuten",
    "happened_on": "Datum",
    "kern": "Kern",
    "leeftijdsgroep": "Leeftijd",
    "taak": "Taak",
    "project": "Project",
    "case": "Traject",
    "note": "Notitie",
    "explanation": "Toelichting",
}
ORDER = tuple(LABELS)
REQUIRED = ("contactsoort", "deelopdracht", "happened_on")
KINDS: dict[str, Kind] = {
    "clients": "clients",
    "case": "case",
    "follow_up_on": "day",
    "happened_on": "day",
    "participants": "number",
    "minutes": "minutes",
    "note": "note",
    "explanation": "note",
}
ASKED_FOR = {
    "minuten": "minutes",
    "reden": "reden",
    "vervolgdatum": "follow_up_on",
    "deelnemers": "participants",
    "geholpen": "helped",
}


def kind_of(field: str) -> Kind:
    """What sort of field it is; most are a choice from a list."""
    return KINDS.get(field, "choice")


def visible(texts: Texts, catalogue: Catalogue | None) -> tuple[str, ...]:
    """The fields that are asked, given what stands in the form."""
    shown = {"clients", "contactsoort", "deelopdracht", "happened_on", "note"}
    if catalogue is None:
        return tuple(field for field in ORDER if field in shown)
    soort = code_of("contactsoort", texts, catalogue)
    questions = catalogue.asked(soort or "", code_of("uitkomst", texts, catalogue))
    shown |= {"kanaal", "uitkomst"} | {ASKED_FOR[question] for question in questions}
    shown |= {field for field in ("taak", "project") if choices(field, texts, catalogue)}
    if len(choices("reden", texts, catalogue)) < 2:  # nothing to choose between
        shown.discard("reden")
    kind = catalogue.contactsoort(soort or "")
    if kind is None or kind.minuten is not None:
        shown.add("minutes")
    shown |= {field for field in ("case", "explanation") if texts.get(field)}
    if not client_text.numbers(texts.get("clients", "")):
        shown |= {"kern"} if kind and kind.client == "nee" else {"kern", "leeftijdsgroep"}
    return tuple(field for field in ORDER if field in shown)


def settled_by_others(field: str, texts: Texts, catalogue: Catalogue) -> bool:
    """Whether a field that must be filled holds the only thing it can hold."""
    real = [one for one in choices(field, texts, catalogue) if one.code]
    return field in REQUIRED and len(real) == 1 and real[0].text == texts.get(field, "")
