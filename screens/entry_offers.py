"""What each field of the entry form offers, given what stands in the others; no widgets."""

from collections.abc import Callable, Iterable, Mapping

from models.catalogue import NOT_APPLICABLE as NVT
from models.catalogue import UNKNOWN, Catalogue, Contactsoort, Item, Kanaal, Uitkomst
from screens.choices import ANSWERS, NOT_APPLICABLE, Choice, chosen

Texts = Mapping[str, str]
NOBODY = Choice(UNKNOWN, "Onbekend", "?")


def code_of(field: str, texts: Texts, catalogue: Catalogue) -> str | None:
    """The code chosen in a field; None when nothing from its list stands there."""
    found = chosen(choices(field, texts, catalogue), texts.get(field, ""))
    return found.code if found else None


def choices(field: str, texts: Texts, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What a field offers; it follows from the fields chosen before it."""
    return OFFERS[field](texts, catalogue) if field in OFFERS else ()


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
