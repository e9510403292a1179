"""What must hold within the filters of a catalogue; one rule a function.

Whether what it names can occur together stands in :mod:`models.catalogue_fitting_rules`.
"""

from collections.abc import Callable, Iterator
from typing import get_args

from models.catalogue import MANTELZORGER, UNKNOWN, Catalogue
from models.catalogue_codes import named_twice, unknown
from models.catalogue_indicator_keys import FILTER_KEYS, filters, given
from models.catalogue_indicators import DayKind, VolunteerKind
from models.catalogue_places import Fault

# filter key -> the list of the catalogue with its codes
LISTS = {
    "deelopdracht": "deelopdrachten",
    "project": "projecten",
    "kern": "kernen",
    "gebiedsteam": "gebiedsteams",
    "leeftijdsgroep": "leeftijdsgroepen",
    "aandachtsgroep": "aandachtsgroepen",
    "contactsoort": "contactsoorten",
    "kanaal": "kanalen",
    "uitkomst": "uitkomsten",
    "reden": "redenen",
    "trajectsoort": "trajectsoorten",
    "afloop": "aflopen",
    "resultaat": "resultaten",
    "instrument": "instrumenten",
}
# Values that stand in no list: what is not known, and a kenmerk of its own.
_BESIDES = {
    "kern": {UNKNOWN},
    "leeftijdsgroep": {UNKNOWN},
    "aandachtsgroep": {MANTELZORGER},
}
# Keys of which a row has one value, so that a teller cannot leave its noemer.
_ONE_VALUE = (
    *("deelopdracht", "taak", "project", "kern", "leeftijdsgroep", "contactsoort", "kanaal"),
    *("uitkomst", "reden", "trajectsoort", "afloop", "instrument", "moment", "soort", "route"),
    *("bereikt", "geholpen", "client"),
)


def known_values(catalogue: Catalogue, key: str) -> set[str]:
    """Every value a filter or breakdown of this name can have."""
    if key == "dag":
        return set(get_args(DayKind))
    if key == "soort":
        return set(get_args(VolunteerKind))
    if key == "route":
        work = catalogue.vrijwilligerswerk
        return {route.code for route in work.routes} if work else set()
    if key == "taak":
        return {taak.nummer for part in catalogue.deelopdrachten for taak in part.taken}
    return {item.code for item in getattr(catalogue, LISTS[key])} | _BESIDES.get(key, set())


def keys_fit_the_source(catalogue: Catalogue) -> Iterator[Fault]:
    """A filter asks only what is known of the rows it filters."""
    for at in filters(catalogue):
        for key in given(at.own):
            if key not in FILTER_KEYS[at.source]:
                takes = [source for source, keys in FILTER_KEYS.items() if key in keys]
                reason = f"hoort niet bij {at.source}, wel bij: {', '.join(takes)}. Haal dit weg."
                yield Fault((*at.path, key), reason)


def filter_codes_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """Every code in a filter exists, and stands once."""
    for at in filters(catalogue):
        for key in given(at.own):
            values = getattr(at.own, key)
            if not isinstance(values, tuple):
                continue
            yield from named_twice((*at.path, key), values)
            if key in LISTS or key == "route":
                known, name = known_values(catalogue, key), LISTS.get(key, "routes")
                for value in dict.fromkeys(values):
                    if value not in known:
                        yield unknown((*at.path, key), value, name)


def taken_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """A taak in a filter is one of a deelopdracht whose rows it lets through."""
    for at in filters(catalogue):
        limits = at.deelopdrachten(catalogue)
        parts = [part for part in catalogue.deelopdrachten if part.code in limits]
        known = {taak.nummer for part in parts for taak in part.taken}
        for number in dict.fromkeys(at.own.taak):
            if parts and number not in known:
                where = " of ".join(f"'{part.code}'" for part in parts)
                reason = f"deelopdracht {where} heeft geen taak '{number}'. Kies er een."
                yield Fault((*at.path, "taak"), reason)


def overal_stands_alone(catalogue: Catalogue) -> Iterator[Fault]:
    """Everywhere and in one deelopdracht contradict each other."""
    for at in filters(catalogue):
        if at.own.overal and at.own.deelopdracht:
            reason = (
                "staat naast deelopdracht, en dat spreekt elkaar tegen. Haal een van beide weg."
            )
            yield Fault((*at.path, "overal"), reason)


def tellers_stay_within(catalogue: Catalogue) -> Iterator[Fault]:
    """A teller limits its noemer further; what the noemer leaves out it cannot count."""
    for at in filters(catalogue):
        if at.path[-1] == "teller" and at.own.overal:
            yield Fault((*at.path, "overal"), "hoort in de noemer. Zet het daar.")
        for key in given(at.own):
            own, outer = getattr(at.own, key), getattr(at.outer, key)
            if key not in _ONE_VALUE or key not in given(at.outer):
                continue
            if isinstance(own, tuple):
                for value in dict.fromkeys(own):
                    if value not in outer:
                        reason = (
                            f"'{value}' valt buiten de noemer. Voeg het daar toe of haal dit weg."
                        )
                        yield Fault((*at.path, key), reason)
            elif own != outer:
                yield Fault((*at.path, key), "spreekt de noemer tegen. Haal een van beide weg.")


FILTER_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    keys_fit_the_source,
    filter_codes_exist,
    taken_exist,
    overal_stands_alone,
    tellers_stay_within,
)
