"""Which keys belong to which soort of indicator, and which to which source.

The tables the rules of :mod:`models.catalogue_indicator_rules` and
:mod:`models.catalogue_filter_rules` go by, and the way past every indicator and filter.
"""

from collections.abc import Iterator
from typing import NamedTuple

from models.catalogue import Catalogue, Deelopdracht, Filter, Frozen, Indicator
from models.catalogue_places import Path

# soort -> (keys it needs, further keys it may have); the other keys belong to every soort.
KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "aantal": (("uit",), ("filter", "op")),
    "personen": (("uit",), ("filter", "op")),
    "aandeel": (("uit", "noemer"), ("teller", "regel", "op")),
    "gemiddelde": (("filter",), ("uit", "verwacht")),
    "bereik": (("uit", "kengetal"), ("filter", "op")),
    "groei": (("van", "basis", "verandering_in"), ()),
    "uren": ((), ("uit", "filter", "per")),
    "verdeling": (("uit", "per"), ("filter", "op")),
    "mijlpaal": ((), ("verwacht_in",)),
    "kengetal": (("kengetal",), ()),
}
SPECIFIC = tuple(dict.fromkeys(key for needed, other in KEYS.values() for key in needed + other))

# soort -> what it can be counted from, the first when ``uit`` is left out; else any source.
SOURCES: dict[str, tuple[str, ...]] = {
    "personen": ("contacten", "trajecten"),
    "bereik": ("contacten", "trajecten"),
    "gemiddelde": ("metingen",),
    "uren": ("contacten",),
}

_EVERYWHERE = ("overal", "deelopdracht")
_OF_CONTACT = (
    *("taak", "project", "kern", "leeftijdsgroep", "aandachtsgroep", "contactsoort", "kanaal"),
    *("uitkomst", "reden", "dag", "bereikt", "geholpen", "client"),
)
_OF_CASE = (
    *("taak", "project", "kern", "leeftijdsgroep", "aandachtsgroep", "trajectsoort", "resultaat"),
)
_OF_METING = ("instrument", "moment", "vanaf", "tot", "aandachtsgroep", "trajectsoort")
FILTER_KEYS: dict[str, tuple[str, ...]] = {
    "contacten": _EVERYWHERE + _OF_CONTACT,
    "deelnemers": _EVERYWHERE + _OF_CONTACT,
    "trajecten": (*_EVERYWHERE, *_OF_CASE, "afloop"),
    "resultaten": _EVERYWHERE + _OF_CASE,
    "metingen": _EVERYWHERE + _OF_METING,
    "vrijwilligers": (*_EVERYWHERE, "soort", "route", "kern"),
}

_SPLIT_ANYONE = ("kern", "gebiedsteam", "leeftijdsgroep", "aandachtsgroep", "taak", "project")
_SPLIT_CONTACT = (*_SPLIT_ANYONE, "contactsoort", "kanaal", "uitkomst", "reden", "dag")
_SPLIT_CASE = (*_SPLIT_ANYONE, "trajectsoort", "afloop", "resultaat")
BREAKDOWNS: dict[str, tuple[str, ...]] = {
    "contacten": _SPLIT_CONTACT,
    "deelnemers": _SPLIT_CONTACT,
    "trajecten": _SPLIT_CASE,
    "resultaten": (*_SPLIT_ANYONE, "trajectsoort", "resultaat"),
    "metingen": ("score", "aandachtsgroep"),
    "vrijwilligers": ("soort", "route", "kern", "gebiedsteam"),
}
HOURS_BY = ("taak", "project")
PERCENT = "%"


class Placed(NamedTuple):
    """An indicator with its place and the deelopdracht it belongs to."""

    path: Path
    part: Deelopdracht
    one: Indicator


class PlacedFilter(NamedTuple):
    """A filter with its place; ``source`` is what it filters.

    A teller is counted within its noemer: that is its ``outer``, and its ``whole`` has
    the keys of both. For any other filter ``whole`` is ``own``.
    """

    path: Path
    part: Deelopdracht
    source: str
    own: Filter
    outer: Filter = Filter()

    @property
    def whole(self) -> Filter:
        """What is left after ``outer`` and ``own``; a teller cannot lift what a noemer limits."""
        narrowed = {key: getattr(self.own, key) for key in given(self.own)}
        if self.outer != Filter():
            narrowed.pop("overal", None)
        return self.outer.model_copy(update=narrowed)

    def deelopdrachten(self, catalogue: Catalogue) -> set[str]:
        """The deelopdrachten whose rows it lets through; those that do not exist left out."""
        every = {item.code for item in catalogue.deelopdrachten}
        if self.whole.deelopdracht:
            return every.intersection(self.whole.deelopdracht)
        return every if self.whole.overal else {self.part.code}


def indicators(catalogue: Catalogue) -> Iterator[Placed]:
    """Every indicator, in the order of the file."""
    for index, part in enumerate(catalogue.deelopdrachten):
        for at, one in enumerate(part.indicatoren):
            yield Placed(("deelopdrachten", index, "indicatoren", at), part, one)


def filters(catalogue: Catalogue) -> Iterator[PlacedFilter]:
    """Every filter of which is known what it filters, in the order of the file."""
    for path, part, one in indicators(catalogue):
        source = source_of(one)
        if source:
            for key, own in (("filter", one.filter), ("noemer", one.noemer)):
                if own:
                    yield PlacedFilter((*path, key), part, source, own)
            if one.teller:
                outer = one.noemer or Filter()
                yield PlacedFilter((*path, "teller"), part, source, one.teller, outer)
        if one.verwacht:
            yield PlacedFilter((*path, "verwacht"), part, "trajecten", one.verwacht)


def bases(catalogue: Catalogue) -> Iterator[tuple[Indicator, PlacedFilter]]:
    """Every indicator that is counted from something, with all rows it starts from."""
    for path, part, one in indicators(catalogue):
        source = source_of(one)
        if source:
            yield one, PlacedFilter(path, part, source, one.filter or one.noemer or Filter())


def source_of(one: Indicator) -> str | None:
    """What an indicator is counted from; None when from nothing, or when that is wrong."""
    allowed = SOURCES.get(one.soort, (one.uit,))
    if one.uit is None:
        return None if "uit" in KEYS[one.soort][0] else allowed[0]
    return one.uit if one.uit in allowed else None


def given(part: Frozen) -> list[str]:
    """The keys that say something: those with another value than when left out."""
    fields = type(part).model_fields
    return [key for key, field in fields.items() if getattr(part, key) != field.default]
