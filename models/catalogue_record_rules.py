"""What must hold for what is recorded beside contacts; one rule a function.

Trajectsoorten, kengetallen, vrijwilligerswerk and the trendrapportage. Codes, keys and
plain references stand in :mod:`models.catalogue_codes`.
"""

from collections.abc import Callable, Iterator

from models.catalogue import MANTELZORGER, Catalogue
from models.catalogue_codes import RESERVED, named_twice, once_in, unknown
from models.catalogue_filter_rules import known_values
from models.catalogue_places import Fault, Path


def trajectsoorten_ask_what_fits(catalogue: Catalogue) -> Iterator[Fault]:
    """A trajectsoort asks instruments of its deelopdrachten; its sides have codes of their own."""
    scales = {item.code: item.deelopdrachten for item in catalogue.instrumenten}
    for index, kind in enumerate(catalogue.trajectsoorten):
        path: Path = ("trajectsoorten", index)
        for code in dict.fromkeys(kind.instrumenten):
            only = scales.get(code, ())
            if only and set(only).isdisjoint(kind.deelopdrachten):
                reason = f"'{code}' hoort alleen bij deelopdracht {', '.join(only)}."
                yield Fault((*path, "instrumenten"), f"{reason} Voeg die toe of haal dit weg.")
        yield from once_in((*path, "partijen"), kind.partijen)


def kengetallen_can_be_split(catalogue: Catalogue) -> Iterator[Fault]:
    """A kengetal is split by something the opdracht has."""
    for index, kengetal in enumerate(catalogue.kengetallen):
        if kengetal.per == "aandachtsgroep" and not catalogue.aandachtsgroepen:
            reason = "deze opdracht heeft geen aandachtsgroepen. Voeg ze toe of haal dit weg."
            yield Fault(("kengetallen", index, "per"), reason)


def volunteer_work_is_sound(catalogue: Catalogue) -> Iterator[Fault]:
    """Volunteer work belongs to a deelopdracht; its routes have codes of their own."""
    work = catalogue.vrijwilligerswerk
    if work is None:
        return
    path: Path = ("vrijwilligerswerk",)
    if catalogue.deelopdracht(work.deelopdracht) is None:
        yield unknown((*path, "deelopdracht"), work.deelopdracht, "deelopdrachten")
    yield from once_in((*path, "routes"), work.routes)
    for index, route in enumerate(work.routes):
        if route.code in RESERVED:
            reason = f"'{route.code}' gebruikt casereg zelf in de export. Kies een andere code."
            yield Fault((*path, "routes", index, "code"), reason)


def trend_report_is_sound(catalogue: Catalogue) -> Iterator[Fault]:
    """The trendrapportage shows indicators that can be split as it asks."""
    report = catalogue.trendrapportage
    if report is None:
        return
    path: Path = ("trendrapportage",)
    if catalogue.deelopdracht(report.deelopdracht) is None:
        yield unknown((*path, "deelopdracht"), report.deelopdracht, "deelopdrachten")
    # A breakdown has the values of the catalogue; being a mantelzorger is none of those.
    known = set(known_values(catalogue, report.per)) if report.per != "score" else set()
    known.discard(MANTELZORGER)
    for code in dict.fromkeys(report.onderdelen):
        if code not in known:
            reason = f"'{code}' is geen {report.per} van deze opdracht. Verbeter de code."
            yield Fault((*path, "onderdelen"), reason)
    for code in dict.fromkeys(report.indicatoren):
        found = catalogue.indicator(code)
        reason = f"er is geen indicator '{code}'. Verbeter de code of voeg hem toe."
        if found and report.per in found[1].uitsplitsing:
            continue
        if found:
            reason = f"'{code}' mist '{report.per}' in uitsplitsing. Voeg dat daar toe."
        yield Fault((*path, "indicatoren"), reason)
    for key in ("onderdelen", "indicatoren", "verwacht_in"):
        yield from named_twice((*path, key), getattr(report, key))


RECORD_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    trajectsoorten_ask_what_fits,
    kengetallen_can_be_split,
    volunteer_work_is_sound,
    trend_report_is_sound,
)
