"""What must hold for the indicators of a catalogue by themselves; one rule a function.

What they lean on stands in :mod:`models.catalogue_leaning_rules`, what must hold within
their filters in :mod:`models.catalogue_filter_rules`.
"""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue
from models.catalogue_codes import named_twice, repeats, unknown
from models.catalogue_indicator_keys import (
    KEYS,
    PERCENT,
    SOURCES,
    SPECIFIC,
    given,
    indicators,
    source_of,
)
from models.catalogue_places import Fault

CHANGE_UNITS = {"procent": PERCENT, "procentpunt": "procentpunt"}
# A verdeling has many values and a mijlpaal none, so these may go without a unit.
_WITHOUT_UNIT = ("verdeling", "mijlpaal")


def indicator_codes_once(catalogue: Catalogue) -> Iterator[Fault]:
    """A code names one indicator in the whole catalogue, not only in its deelopdracht."""
    placed = list(indicators(catalogue))
    for index, code, first in repeats([at.one.code for at in placed]):
        other = placed[first]
        where = f"deelopdracht '{other.part.code}' (indicator {int(other.path[-1]) + 1})"
        reason = f"'{code}' staat ook bij {where}. Geef elk een eigen code."
        yield Fault((*placed[index].path, "code"), reason)


def keys_belong(catalogue: Catalogue) -> Iterator[Fault]:
    """Each soort has the keys it needs, and none that say nothing to it."""
    for path, _, one in indicators(catalogue):
        needed, other = KEYS[one.soort]
        present = [key for key in given(one) if key in SPECIFIC]
        for key in needed:
            if key not in present:
                reason = f"ontbreekt; soort '{one.soort}' heeft dit nodig. Vul dit in."
                yield Fault((*path, key), reason)
        for key in present:
            if key not in needed + other:
                takes = [soort for soort, keys in KEYS.items() if key in keys[0] + keys[1]]
                reason = f"hoort niet bij soort '{one.soort}', wel bij: {', '.join(takes)}."
                yield Fault((*path, key), f"{reason} Haal dit weg of kies een andere soort.")


def shares_have_a_numerator(catalogue: Catalogue) -> Iterator[Fault]:
    """A share counts a teller or goes by a regel, and not both."""
    for path, _, one in indicators(catalogue):
        if one.soort == "aandeel" and one.teller is None and one.regel is None:
            yield Fault((*path, "teller"), "ontbreekt. Vul een teller in, of een regel.")
        if one.soort == "aandeel" and one.teller is not None and one.regel is not None:
            yield Fault((*path, "regel"), "staat naast een teller. Haal een van beide weg.")


def sources_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """Each soort is counted from something it can count, trajecten by one of their dates."""
    for path, _, one in indicators(catalogue):
        allowed = SOURCES.get(one.soort)
        if one.uit and allowed and one.uit not in allowed:
            reason = f"soort '{one.soort}' telt niet uit '{one.uit}'. Kies: {' of '.join(allowed)}."
            yield Fault((*path, "uit"), reason)
        if one.op and source_of(one) not in ("trajecten", None):
            yield Fault((*path, "op"), 'hoort alleen bij uit = "trajecten". Haal dit weg.')
        if one.uit == "trajecten" and one.op is None and "op" in KEYS[one.soort][1]:
            reason = "ontbreekt; hiermee tellen trajecten mee in een periode. Vul bijvoorbeeld"
            yield Fault((*path, "op"), f'{reason} "gesloten" in.')


def norms_are_whole(catalogue: Catalogue) -> Iterator[Fault]:
    """A norm says which way is good and in which unit."""
    for path, _, one in indicators(catalogue):
        if one.norm is not None and one.soort == "verdeling":
            yield Fault((*path, "norm"), "een verdeling heeft geen norm. Haal dit weg.")
        elif one.norm is not None and not one.eenheid:
            reason = f'{one.norm:g} heeft geen eenheid. Vul eenheid in, bijvoorbeeld "contacten".'
            yield Fault((*path, "norm"), reason)
        if one.norm is not None and one.richting is None:
            reason = f'{one.norm:g} heeft geen richting. Vul richting in, bijvoorbeeld "minstens".'
            yield Fault((*path, "norm"), reason)
        if one.norm is None and one.richting is not None:
            reason = f"'{one.richting}' staat er zonder norm. Vul een norm in of haal dit weg."
            yield Fault((*path, "richting"), reason)


def units_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """What is counted has a unit; a share has percent, growth what it changes in."""
    for path, _, one in indicators(catalogue):
        if one.soort in ("aandeel", "bereik"):
            wanted: str | None = PERCENT
        elif one.soort == "groei":
            wanted = CHANGE_UNITS.get(one.verandering_in or "")
        else:
            wanted = None
        if wanted and one.eenheid != wanted:
            reason = f"moet '{wanted}' zijn bij soort '{one.soort}'. Verbeter dit."
            yield Fault((*path, "eenheid"), reason)
        elif not one.eenheid and one.norm is None and one.soort not in _WITHOUT_UNIT:
            reason = 'ontbreekt. Vul in wat er wordt geteld, bijvoorbeeld "contacten".'
            yield Fault((*path, "eenheid"), reason)


def doelen_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """The doelen of an indicator exist."""
    known = {item.code for item in catalogue.doelen}
    for path, _, one in indicators(catalogue):
        for code in dict.fromkeys(one.doelen):
            if code not in known:
                yield unknown((*path, "doelen"), code, "doelen")


def lists_name_once(catalogue: Catalogue) -> Iterator[Fault]:
    """What an indicator lists stands once."""
    for path, _, one in indicators(catalogue):
        yield from named_twice((*path, "doelen"), one.doelen)
        yield from named_twice((*path, "uitsplitsing"), one.uitsplitsing)
        yield from named_twice((*path, "verwacht_in"), one.verwacht_in)


INDICATOR_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    indicator_codes_once,
    keys_belong,
    shares_have_a_numerator,
    sources_fit,
    norms_are_whole,
    units_fit,
    doelen_exist,
    lists_name_once,
)
