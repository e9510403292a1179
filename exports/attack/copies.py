"""Hours that stand in two places, because only one kind of contact can occur there."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from exports.attack.published import TOTAL, Limits, Place, Published


def told_elsewhere(packages: Sequence[Published]) -> Callable[[Published, Place], bool]:
    """Tells of a hidden place whether the hours of exactly the same contacts were published.

    With the contacts of a place its hours are hidden too. When a deelopdracht has but one
    contactsoort, its total holds the same hours, about the same people: when so many that
    the total may be shown, nothing is given away.
    """
    kinds, parts = _possible(packages)
    shown = {(one.start, one.end, _key(limits)) for one in packages for limits in _shown(one)}

    def same(place: Place) -> Iterator[Place]:
        part, kind, kern, group = place
        if kinds[part] == {kind}:
            yield part, TOTAL, kern, group
        if parts[kind] == {part}:
            yield TOTAL, kind, kern, group

    return lambda one, place: any(
        (one.start, one.end, _key(one.classification.limits(other))) in shown
        for other in same(place)
    )


def _shown(package: Published) -> Iterator[Limits]:
    """Where the hours are published, in tables and elsewhere."""
    for cell in package.cells:
        if cell.measure == "uren" and cell.value is not None:
            yield package.classification.limits(cell.place)
    for one in package.counting:
        if one.measure == "uren" and one.relation == "is" and one.value is not None:
            yield one.limits


def _key(limits: Limits) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(limits.items())


def _possible(
    packages: Sequence[Published],
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """The contactsoorten of each deelopdracht, and the other way round."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for cell in (cell for one in packages for cell in one.cells):
        part, kind, *rest = cell.place
        if TOTAL not in (part, kind) and rest == [TOTAL, TOTAL] and not cell.never:
            kinds[part].add(kind)
            parts[kind].add(part)
    return kinds, parts
