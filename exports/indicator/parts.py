"""The values of a breakdown: codes and titles of the catalogue, and the rest."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from exports.indicator.filters import Slice
from exports.indicator.norms import amount
from models.catalogue import UNKNOWN, Catalogue, Deelopdracht, Filter, Indicator, Item
from models.catalogue_indicators import Breakdown

Value = tuple[str, str, Slice]
Named = Iterable[tuple[str, str]]

_ALWAYS_KNOWN = {
    "dag": (("werkdag", "Werkdag"), ("weekend", "Weekend"), ("feestdag", "Feestdag")),
    "soort": (("vacature", "Vacatures"), ("match", "Matches"), ("klus", "Klussen")),
}
_REST = {
    "taak": "Zonder taak",
    "project": "Zonder project",
    "aandachtsgroep": "Geen of onbekend",
    "resultaat": "Geen of onbekend",
}
_LISTS = {
    "kern": "kernen",
    "gebiedsteam": "gebiedsteams",
    "leeftijdsgroep": "leeftijdsgroepen",
    "aandachtsgroep": "aandachtsgroepen",
    "kanaal": "kanalen",
    "trajectsoort": "trajectsoorten",
    "afloop": "aflopen",
    "resultaat": "resultaten",
}
# Rows can have several of these, so a filter on one does not rule the others out.
_SEVERAL = ("aandachtsgroep", "resultaat", "dag")


def values_of(
    catalogue: Catalogue, part: Deelopdracht, one: Indicator, per: Breakdown
) -> tuple[Value, ...]:
    """What an indicator falls apart in: every value of the catalogue that its filter allows.

    The last one is for rows that have none of these, or of which it is not known; it is
    left out where that cannot be.
    """
    wanted = one.filter or one.noemer or Filter()
    allowed = () if per in _SEVERAL else getattr(wanted, per, ())
    named = {
        code: title
        for code, title in _named(catalogue, part, wanted, per)
        if not allowed or code in allowed
    }
    values = [(code, title, Slice(per, (code,))) for code, title in named.items()]
    whole = per in _ALWAYS_KNOWN or per == "score" or one.soort == "kengetal"
    if not whole and (not allowed or UNKNOWN in allowed):
        rest = Slice(per, tuple(named), rest=True)
        values.append((UNKNOWN, _REST.get(per, "Onbekend"), rest))
    return tuple(values)


def _named(catalogue: Catalogue, part: Deelopdracht, wanted: Filter, per: Breakdown) -> Named:
    """Codes and titles."""
    if per in _ALWAYS_KNOWN:
        return _ALWAYS_KNOWN[per]
    if per == "score":
        return _scores(catalogue, wanted)
    parts = _deelopdrachten(catalogue, part, wanted)
    if per == "taak":
        return ((taak.nummer, taak.titel) for each in parts for taak in each.taken)
    return ((item.code, item.titel) for item in _items(catalogue, parts, wanted, per))


def _items(
    catalogue: Catalogue, parts: Sequence[Deelopdracht], wanted: Filter, per: Breakdown
) -> Iterable[Item]:
    if per in _LISTS:
        listed: tuple[Item, ...] = getattr(catalogue, _LISTS[per])
        return listed
    if per == "route":
        return catalogue.vrijwilligerswerk.routes if catalogue.vrijwilligerswerk else ()
    codes = {each.code for each in parts}
    if per == "project":
        return (item for item in catalogue.projecten if item.deelopdracht in codes)
    kinds = wanted.contactsoort or tuple(
        kind.code for code in codes for kind in catalogue.contactsoorten_for(code)
    )
    return _of_contacts(catalogue, kinds, per)


def _of_contacts(catalogue: Catalogue, kinds: Collection[str], per: Breakdown) -> Iterable[Item]:
    """What contacts of these kinds can have, in the order of the catalogue."""
    if per == "contactsoort":
        return (item for item in catalogue.contactsoorten if item.code in kinds)
    listed = catalogue.uitkomsten if per == "uitkomst" else catalogue.redenen
    return (
        item
        for item in listed
        if not item.contactsoorten or not set(kinds).isdisjoint(item.contactsoorten)
    )


def _deelopdrachten(
    catalogue: Catalogue, part: Deelopdracht, wanted: Filter
) -> tuple[Deelopdracht, ...]:
    if wanted.overal:
        return catalogue.deelopdrachten
    codes = wanted.deelopdracht or (part.code,)
    return tuple(each for each in catalogue.deelopdrachten if each.code in codes)


def _scores(catalogue: Catalogue, wanted: Filter) -> Named:
    """Every score on the scale of the instruments, lowest first, with the words for it."""
    found: dict[Decimal, str] = {}
    for scale in catalogue.instrumenten:
        if scale.code in wanted.instrument:
            lowest, step = Decimal(str(scale.laagste)), Decimal(str(scale.stap))
            steps = int((Decimal(str(scale.hoogste)) - lowest) / step)
            for at in range(steps + 1):
                words = scale.namen[at] if at < len(scale.namen) else ""
                score = lowest + at * step
                found[score] = words or str(amount(float(score)))
    return ((str(amount(float(score))), found[score]) for score in sorted(found))
