"""What must hold for the bewaartermijnen of a catalogue; one rule a function."""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue
from models.catalogue_places import Fault, Path

_LISTS = {"deelopdrachten": "deelopdracht", "trajectsoorten": "trajectsoort"}


def kept_once(catalogue: Catalogue) -> Iterator[Fault]:
    """What a bewaartermijn is for stands in one of them only."""
    for name, word in _LISTS.items():
        first: dict[str, str] = {}
        for index, term in enumerate(catalogue.bewaartermijnen):
            for code in dict.fromkeys(getattr(term, name)):
                if code in first:
                    reason = f"{word} '{code}' staat ook bij '{first[code]}'. Haal er een weg."
                    yield Fault(("bewaartermijnen", index, name), reason)
                first.setdefault(code, term.code)


def nothing_kept_for_ever(catalogue: Catalogue) -> Iterator[Fault]:
    """With one bewaartermijn there is one for each deelopdracht; each is for something."""
    terms = catalogue.bewaartermijnen
    kept = {code for term in terms for code in term.deelopdrachten}
    missing = [part.code for part in catalogue.deelopdrachten if part.code not in kept]
    if terms and missing:
        reason = f"er is geen termijn voor deelopdracht {', '.join(missing)}. Zet die erbij."
        yield Fault(("bewaartermijnen",), reason)
    for index, term in enumerate(terms):
        if not (term.deelopdrachten or term.trajectsoorten):
            reason = "geldt nergens voor. Vul deelopdrachten of trajectsoorten in."
            yield Fault(("bewaartermijnen", index), reason)


def terms_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """Free text goes no later than the rest; what must be kept has the law as its ground."""
    for index, term in enumerate(catalogue.bewaartermijnen):
        path: Path = ("bewaartermijnen", index)
        if term.notities and term.notities > term.maanden:
            reason = f"{term.notities} is langer dan maanden ({term.maanden}). Kies minder."
            yield Fault((*path, "notities"), reason)
        if term.verplicht and term.notities:
            reason = "bij een termijn die verplicht is, blijven notities even lang. Haal dit weg."
            yield Fault((*path, "notities"), reason)
        if term.verplicht and term.grondslag != "wettelijke-plicht":
            reason = "kan alleen als grondslag 'wettelijke-plicht' is. Verander een van beide."
            yield Fault((*path, "verplicht"), reason)


RETENTION_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    kept_once,
    nothing_kept_for_ever,
    terms_fit,
)
