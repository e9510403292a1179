"""Contacts and their hours: sums over every axis and over time."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from exports.attack.block import Block
from exports.attack.copies import told_elsewhere
from exports.attack.figures_linked import link_figures
from exports.attack.linked import Linked
from exports.attack.published import (
    AXES,
    TEAM,
    TOTAL,
    Classification,
    Limits,
    Measure,
    Place,
    Published,
)
from exports.attack.shapes import Shape
from exports.attack.timeline import Span, timeline

_MOST_ATOMS = 30_000
"""Of one block. A figure that would need more is only held against the tables around it."""


def link_sums(packages: Sequence[Published], measure: Measure) -> Linked:
    """The system of contacten or uren of packages of one opdracht, in order of release."""
    linked = Linked()
    told = [package for package in packages if _speaks(package, measure)]
    if not told:
        return linked
    all_values = widest(told)
    spans = [Span(days_of(one), shape_of(one, measure, all_values), one.late) for one in told]
    laid = timeline(spans)
    blocks = [Block(shape, all_values, linked.numbers) for shape in laid.shapes]
    for block in blocks:
        linked.known += block.known()
    for whole, parts in laid.parts:
        _add_up(linked, blocks[whole], [blocks[part] for part in parts])
    copied = told_elsewhere(told)
    for package, slots in zip(told, laid.counted, strict=True):
        own = [blocks[slot] for slot in slots]
        _link(linked, package, measure, own, copied)
        if measure == "contacten":
            _cross(linked, package, own)
    return linked


def widest(packages: Sequence[Published]) -> Classification:
    """Every value that any of the packages has."""
    values: dict[str, dict[str, None]] = {}
    team_of: dict[str, str] = {}
    for package in packages:
        for axis, found in package.classification.values.items():
            values.setdefault(axis, {}).update(dict.fromkeys(found))
        team_of |= package.classification.team_of
    return Classification({axis: tuple(found) for axis, found in values.items()}, team_of)


def days_of(package: Published) -> tuple[int, int]:
    """First day and the day after the last."""
    return package.start.toordinal(), package.end.toordinal() + 1


def shape_of(package: Published, measure: Measure, values: Classification) -> Shape:
    """How fine a package is: what its tables cross, and its figures as far as that is bearable."""
    places = {cell.place for cell in package.cells if cell.measure == measure}
    scopes = {_scope(place) for place in places}
    fine = any(p[2] != TOTAL and not p[2].startswith(TEAM) for p in places)
    shape = Shape(frozenset(scopes), fine)
    for one in package.counting:
        if one.measure != measure or one.relation == "apart" or not one.known:
            continue
        kernen = one.limits.get("kern", frozenset())
        in_part = any(
            0 < len(values.kernen(team) - kernen) < len(values.kernen(team))
            for team in values.teams
        )
        wider = shape.joined(Shape(frozenset((frozenset(one.limits),)), bool(kernen) and in_part))
        if _size(wider, values) <= _MOST_ATOMS:
            shape = wider
    return shape


def _speaks(package: Published, measure: Measure) -> bool:
    return any(cell.measure == measure for cell in package.cells) or any(
        one.measure == measure for one in package.counting
    )


def _scope(place: Place) -> frozenset[str]:
    return frozenset(axis for axis, one in zip(AXES, place, strict=True) if one != TOTAL)


def _size(shape: Shape, values: Classification) -> int:
    kernen = len(values.team_of) if shape.fine else len(values.teams)
    sizes: Mapping[str, int] = {axis: len(found) for axis, found in values.values.items()}
    total = 0
    for clique in shape.cliques():
        atoms = 1
        for axis in clique:
            atoms *= kernen if axis == "kern" else sizes[axis]
        total += atoms
    return total


def _add_up(linked: Linked, whole: Block, parts: Sequence[Block]) -> None:
    """A stretch of time is the sum of its parts, in all that the parts can tell."""
    for clique in parts[0].cliques:
        for place in parts[0].places(frozenset(clique)):
            limits = parts[0].as_limits(place)
            linked.same(sums(limits, [whole]) or (), sums(limits, parts) or ())


def sums(limits: Limits, blocks: Sequence[Block]) -> tuple[int, ...] | None:
    """The atoms within these limits over several blocks; None when one of them cannot tell."""
    found = [block.atoms(limits) for block in blocks]
    if any(atoms is None for atoms in found):
        return None
    return tuple(atom for atoms in found if atoms for atom in atoms)


def _cross(linked: Linked, package: Published, blocks: Sequence[Block]) -> None:
    """What several tables cross together, and none by itself."""
    k_at = package.thresholds_at()
    scopes = {_scope(cell.place) for cell in package.cells if cell.measure == "contacten"}
    for clique in Shape(frozenset(scopes), False).cliques():
        for limits in blocks[0].places(clique) if clique not in scopes else ():
            part, kind, kern, group = (min(limits.get(axis, (TOTAL,))) for axis in AXES)
            place = (part, kind, kern, group)
            linked.crossed(package, place, k_at(place), sums(limits, blocks) or ())


def _link(
    linked: Linked,
    package: Published,
    measure: Measure,
    blocks: Sequence[Block],
    copied: Callable[[Published, Place], bool],
) -> None:
    k_at = package.thresholds_at()
    for cell in package.cells:
        if cell.measure != measure:
            continue
        atoms = sums(package.classification.limits(cell.place), blocks) or ()
        if cell.value is None and measure == "uren" and copied(package, cell.place):
            continue
        if cell.value is None:
            linked.kept(package, measure, cell.place, k_at(cell.place), atoms)
        else:
            linked.shown(atoms, cell.value)

    def larger(limits: Limits) -> Iterator[tuple[int, ...]]:
        for axes in blocks[0].cliques:
            some = {axis: found for axis, found in limits.items() if axis in axes}
            atoms = sums(some, blocks)
            if atoms is not None:
                yield atoms

    counting = [one for one in package.counting if one.measure == measure]
    link_figures(linked, package, counting, lambda limits: sums(limits, blocks), larger)
