"""Whether published numbers add up, and are the same wherever they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.attack.published import AXES, TEAM, TOTAL, Cell, Measure, Place, Published

Shown = Mapping[tuple[Measure, Place], int | None]
"""What stands in each cell; None is hidden."""


def faults(packages: Sequence[Published]) -> Iterator[str]:
    """What does not add up or differs, as Dutch sentences."""
    known: dict[tuple[str, str, Measure, Place], int | None] = {}
    for package in packages:
        shown: dict[tuple[Measure, Place], int | None] = {}
        for cell in package.cells:
            key = (package.opdracht, package.period, cell.measure, cell.place)
            if known.setdefault(key, cell.value) != cell.value:
                where = named(package, cell.measure, cell.place)
                yield f"{where} staat er twee keer, verschillend."
            shown[cell.measure, cell.place] = cell.value
        yield from _own_faults(package, shown)


def named(package: Published, measure: Measure, place: Place) -> str:
    """A cell in words: what, where and when."""
    where = " × ".join(one for one in place if one != TOTAL) or TOTAL
    return f"{measure} {where} ({package.period})"


def _own_faults(package: Published, shown: Shown) -> Iterator[str]:
    for (measure, place), whole in shown.items():
        if whole is None:
            continue
        for parts in _divisions(package, shown, measure, place):
            values = [shown[measure, part] for part in parts]
            told = [value for value in values if value is not None]
            if _wrong(whole, told, len(told) == len(values), measure, place, parts):
                yield f"{named(package, measure, place)} past niet bij de delen ervan."


def _wrong(
    whole: int,
    told: Sequence[int],
    complete: bool,
    measure: Measure,
    place: Place,
    parts: Sequence[Place],
) -> bool:
    over_what = parts[0][:2] != place[:2]
    if measure == "clienten" and over_what:
        return max(told, default=0) > whole or (complete and sum(told) < whole)
    return sum(told) > whole or (complete and sum(told) != whole)


def _divisions(
    package: Published, shown: Shown, measure: Measure, place: Place
) -> Iterator[list[Place]]:
    """Every way in which the published cells divide this one."""
    for at, axis in enumerate(AXES):
        for values in _values(package, axis, place[at]):
            parts = [_moved(place, at, value) for value in values]
            if parts and all((measure, part) in shown for part in parts):
                yield parts


def _values(package: Published, axis: str, value: str) -> Iterator[Iterable[str]]:
    told = package.classification
    if value == TOTAL:
        yield told.values[axis]
        if axis == "kern":
            yield told.teams
    elif value.startswith(TEAM):
        yield told.kernen(value)


def _moved(place: Place, at: int, value: str) -> Place:
    moved = [*place]
    moved[at] = value
    return (moved[0], moved[1], moved[2], moved[3])


def small_faults(package: Published, cells: Iterable[Cell]) -> Iterator[str]:
    """With rounding nothing is hidden, so no number but 0 may be under the lowest threshold."""
    lowest = min((package.thresholds.k, *package.thresholds.own.values()))
    found: defaultdict[bool, int] = defaultdict(int)
    for cell in cells:
        found[cell.measure != "uren" and cell.value is not None and 0 < cell.value < lowest] += 1
    if found[True]:
        yield f"{package.label}: {found[True]} getallen zijn kleiner dan {lowest} en niet 0."
