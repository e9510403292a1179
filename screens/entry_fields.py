"""The fields of the entry form: their order, which are asked, and what each offers.

What happened comes first, then when and where, then the finer points: so that kind, place
and outcome are one Tab apart.

No widgets here: a form is a mapping of field names (those of ContactForm) to the
texts that stand in them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from models.catalogue import NOT_APPLICABLE as NVT
from models.catalogue import UNKNOWN, Catalogue, Contactsoort, Item, Kanaal, Uitkomst
from screens import client_text
from screens.choices import ANSWERS, NOT_APPLICABLE, Choice, chosen

Texts = Mapping[str, str]
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
}
ASKED_FOR = {
    "minuten": "minutes",
    "reden": "reden",
    "vervolgdatum": "follow_up_on",
    "deelnemers": "participants",
    "geholpen": "helped",
}
NOBODY = Choice(UNKNOWN, "Onbekend", "?")


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
    if texts.get("case"):
        shown.add("case")
    if not client_text.numbers(texts.get("clients", "")):
        shown |= {"kern"} if kind and kind.client == "nee" else {"kern", "leeftijdsgroep"}
    return tuple(field for field in ORDER if field in shown)


def code_of(field: str, texts: Texts, catalogue: Catalogue) -> str | None:
    """The code chosen in a field; None when nothing from its list stands there."""
    found = chosen(choices(field, texts, catalogue), texts.get(field, ""))
    return found.code if found else None


def choices(field: str, texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What a field offers; it follows from the fields chosen before it."""
    return OFFERS[field](texts, catalogue) if field in OFFERS else ()


def settled_by_others(field: str, texts: Texts, catalogue: Catalogue) -> bool:
    """Whether a field that must be filled holds the only thing it can hold."""
    real = [one for one in choices(field, texts, catalogue) if one.code]
    return field in REQUIRED and len(real) == 1 and real[0].text == texts.get(field, "")


def _soort(texts: Texts, catalogue: Catalogue) -> str:
    return code_of("contactsoort", texts, catalogue) or ""


def _deelopdrachten(texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    soort = catalogue.contactsoort(_soort(texts, catalogue))
    return tuple(
        Choice(one.code, f"{one.code} {one.titel}")
        for one in catalogue.deelopdrachten
        if soort is None or soort in catalogue.contactsoorten_for(one.code)
    )


def _taken(texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    chosen_part = catalogue.deelopdracht(code_of("deelopdracht", texts, catalogue) or "")
    taken = chosen_part.taken if chosen_part else ()
    return _or_none(Choice(one.nummer, f"{one.nummer} {one.titel}") for one in taken)


def _projecten(texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    part = code_of("deelopdracht", texts, catalogue)
    taak = code_of("taak", texts, catalogue)
    fitting = (one for one in catalogue.projecten if one.deelopdracht == part)
    return _or_none(
        Choice(one.code, one.titel)
        for one in fitting
        if one.taak is None or taak is None or one.taak == taak
    )


def _uitkomsten(texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    soort = _soort(texts, catalogue)
    return _or_none(_keyed(catalogue.uitkomsten_for(soort) if soort else catalogue.uitkomsten))


def _redenen(texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    soort = _soort(texts, catalogue)
    fitting = catalogue.redenen_for(soort) if soort else catalogue.redenen
    none = {NVT: NOT_APPLICABLE.key}
    return tuple(Choice(one.code, one.titel, none.get(one.code, "")) for one in fitting)


def _or_none(found: Iterable[Choice]) -> tuple[Choice, ...]:
    """These, and that none of them applies; nothing at all when there are none."""
    offered = tuple(found)
    return (*offered, NOT_APPLICABLE) if offered else ()


def _or_unknown(items: Iterable[Item]) -> tuple[Choice, ...]:
    return (*(Choice(one.code, one.titel) for one in items), NOBODY)


def _keyed(items: Iterable[Contactsoort | Kanaal | Uitkomst]) -> tuple[Choice, ...]:
    return tuple(Choice(one.code, one.titel, one.toets) for one in items)


OFFERS: dict[str, Callable[[Texts, Catalogue], tuple[Choice, ...]]] = {
    "contactsoort": lambda texts, catalogue: _keyed(catalogue.contactsoorten),
    "deelopdracht": _deelopdrachten,
    "taak": _taken,
    "project": _projecten,
    "kanaal": lambda texts, catalogue: _or_none(_keyed(catalogue.kanalen)),
    "uitkomst": _uitkomsten,
    "reden": _redenen,
    "helped": lambda texts, catalogue: _or_none(ANSWERS),
    "follow_up_on": lambda texts, catalogue: (NOT_APPLICABLE,),
    "participants": lambda texts, catalogue: (NOT_APPLICABLE,),
    "minutes": lambda texts, catalogue: (NOT_APPLICABLE,),
    "kern": lambda texts, catalogue: _or_unknown(catalogue.kernen),
    "leeftijdsgroep": lambda texts, catalogue: _or_unknown(catalogue.leeftijdsgroepen),
}
