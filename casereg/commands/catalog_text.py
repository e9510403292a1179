"""An opdracht as a page to read: what a worker can choose, and which code to type."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.catalogue import Catalogue, Indicator, Item

WIDTH = 80
_PERIODS = {
    "vier-jaar": "per vier jaar",
    "per-onderzoek": "per onderzoek",
    "doorlopend": "doorlopend",
    "onbepaald": "zonder vaste periode",
}


def overview(catalogue: "Catalogue") -> Iterator[str]:
    """The lines of the page."""
    yield f"{catalogue.code}: {catalogue.titel}"
    yield f"Geldig van {catalogue.geldig_van} tot en met {catalogue.geldig_tot}"
    yield ""
    yield "Deelopdrachten en taken"
    for part in catalogue.deelopdrachten:
        yield from _item(part.code, part.titel)
        for taak in part.taken:
            yield from _item(taak.nummer, taak.titel, indent=6)
    for heading, items in _lists(catalogue):
        if items:
            yield from _list(heading, items)
    yield from _indicators(catalogue)
    yield from _figures(catalogue)
    yield from _terms(catalogue)


def _lists(catalogue: "Catalogue") -> "Iterator[tuple[str, tuple[Item, ...]]]":
    yield "Contactsoorten", catalogue.contactsoorten
    yield "Kanalen", catalogue.kanalen
    yield "Uitkomsten", catalogue.uitkomsten
    yield "Redenen", catalogue.redenen
    yield "Gebiedsteams", catalogue.gebiedsteams
    yield "Kernen", catalogue.kernen
    yield "Leeftijdsgroepen", catalogue.leeftijdsgroepen
    yield "Aandachtsgroepen", catalogue.aandachtsgroepen
    yield "Projecten", catalogue.projecten
    yield "Trajectsoorten", catalogue.trajectsoorten
    yield "Aflopen van trajecten", catalogue.aflopen
    yield "Resultaten van trajecten", catalogue.resultaten
    yield "Instrumenten voor metingen", catalogue.instrumenten
    yield "Regels over metingen", catalogue.regels
    yield "Kengetallen", catalogue.kengetallen
    work = catalogue.vrijwilligerswerk
    yield "Routes van vrijwilligerswerk", work.routes if work else ()
    yield "Doelen", catalogue.doelen


def _list(heading: str, items: "Iterable[Item]") -> Iterator[str]:
    yield ""
    yield heading
    for item in items:
        yield from _item(item.code, item.titel)


def _indicators(catalogue: "Catalogue") -> Iterator[str]:
    """The questions of each deelopdracht, with the norm and the period it is meant for."""
    if catalogue.indicatoren():
        yield ""
        yield "Indicatoren"
    for part in catalogue.deelopdrachten:
        if part.indicatoren:
            yield from _item(part.code, part.titel)
        for one in part.indicatoren:
            yield from _item(one.code, f"{one.titel} ({_asked(one)})", indent=6)


def _asked(one: "Indicator") -> str:
    """What is counted, its norm and how often, as in ``aandeel, minstens 90 %, per jaar``."""
    period = _PERIODS.get(one.periode, f"per {one.periode}")
    if one.norm is None or one.richting is None:
        return f"{one.soort}, {period}"
    norm = f"{one.norm:g}".replace(".", ",")
    return f"{one.soort}, {one.richting.replace('-', ' ')} {norm} {one.eenheid}, {period}"


def _figures(catalogue: "Catalogue") -> Iterator[str]:
    """The tables the gemeente gets, and how they are protected."""
    yield ""
    yield "Tabellen van de resultaatmeting"
    for table in catalogue.tabellen:
        split = " x ".join(table.dimensies)
        yield from _item(table.code, f"{', '.join(table.maten)} naar {split}")
    rule = catalogue.bescherming
    yield f"  Bescherming: {rule.methode}, vanaf {rule.k} personen getoond"


def _terms(catalogue: "Catalogue") -> Iterator[str]:
    """How long things are kept, and on what ground."""
    if catalogue.bewaartermijnen:
        yield ""
        yield "Bewaartermijnen"
    for term in catalogue.bewaartermijnen:
        text = f", notities {term.notities} maanden" if term.notities else ""
        duty = ", verplicht" if term.verplicht else ""
        law = f"{term.grondslag}, {term.wet}"
        yield from _item(term.code, f"{term.titel}: {term.maanden} maanden{text}{duty} ({law})")


def _item(code: str, title: str, indent: int = 2) -> Iterator[str]:
    """A code and its title, wrapped under each other."""
    first = f"{' ' * indent}{code:<6}  " if len(code) <= 6 else f"{' ' * indent}{code}  "
    yield from wrap(title, WIDTH, initial_indent=first, subsequent_indent=" " * (indent + 8))
