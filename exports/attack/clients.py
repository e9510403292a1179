"""Clients: they add up over kern and leeftijdsgroep only; elsewhere a whole is at least each
of its parts and at most their sum.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from exports.attack.block import Block
from exports.attack.contacts import days_of, sums, widest
from exports.attack.figures_linked import link_figures
from exports.attack.linked import Linked
from exports.attack.published import AXES, TEAM, TOTAL, Classification, Limits, Published
from exports.attack.shapes import Shape

_FIXED = AXES[2:]
_WHAT = AXES[:2]
What = tuple[str, str]
"""Deelopdracht and contactsoort."""


class _Own:
    """The clients of one package: a block of kern and leeftijdsgroep for each deelopdracht."""

    def __init__(self, linked: Linked, package: Published, values: Classification) -> None:
        self.package, self.days = package, days_of(package)
        cells = [cell for cell in package.cells if cell.measure == "clienten"]
        counting = [one for one in package.counting if one.measure == "clienten" and one.known]
        found = [cell.place[:2] for cell in cells]
        found += [what for one in counting if (what := _what(one.limits))]
        self.shape = _shape(package)
        self.blocks = {
            what: Block(self.shape, values, linked.numbers) for what in dict.fromkeys(found)
        }
        for block in self.blocks.values():
            linked.known += block.known()

    def box(self, limits: Limits) -> tuple[int, ...] | None:
        """The atoms of one deelopdracht and contactsoort, or of the whole."""
        what = _what(limits)
        fixed = {axis: one for axis, one in limits.items() if axis in _FIXED}
        return self.blocks[what].atoms(fixed) if what in self.blocks else None


def link_clients(packages: Sequence[Published]) -> Linked:
    """The system of clienten of packages of one opdracht, in order of release."""
    linked = Linked()
    told = [
        one
        for one in packages
        if any(cell.measure == "clienten" for cell in one.cells)
        or any(figure.measure == "clienten" for figure in one.counting)
    ]
    if not told:
        return linked
    values = widest(told)
    own = [_Own(linked, package, values) for package in told]
    for one in own:
        _link(linked, one)
        _over_what(linked, one, values)
    for whole in own:
        _over_time(linked, whole, [one for one in own if one is not whole])
    return linked


def _what(limits: Limits) -> What | None:
    """The one deelopdracht and contactsoort that is counted; None when there are more."""
    named = [limits.get(axis, frozenset((TOTAL,))) for axis in _WHAT]
    if any(len(one) != 1 for one in named):
        return None
    return min(named[0]), min(named[1])


def _shape(package: Published) -> Shape:
    """How fine the clients of a package are told apart."""
    places = [cell.place[2:] for cell in package.cells if cell.measure == "clienten"]
    scopes = {
        frozenset(axis for axis, one in zip(_FIXED, place, strict=True) if one != TOTAL)
        for place in places
    }
    counting = [one.limits for one in package.counting if one.measure == "clienten"]
    scopes |= {frozenset(axis for axis in limits if axis in _FIXED) for limits in counting}
    fine = any(kern != TOTAL and not kern.startswith(TEAM) for kern, _ in places)
    return Shape(frozenset(scopes), fine or any("kern" in limits for limits in counting))


def _link(linked: Linked, own: _Own) -> None:
    package = own.package
    k_at = package.thresholds_at()
    for cell in package.cells:
        if cell.measure != "clienten":
            continue
        atoms = own.blocks[cell.place[:2]].atoms(_fixed(package.classification, cell.place[2:]))
        if cell.value is None:
            linked.kept(package, "clienten", cell.place, k_at(cell.place), atoms or ())
        else:
            linked.shown(atoms or (), cell.value)

    def larger(limits: Limits) -> Iterator[tuple[int, ...]]:
        named = [sorted(limits.get(axis, ())) for axis in _WHAT]
        single = [one[0] if len(one) == 1 else TOTAL for one in named]
        for what in {(single[0], single[1]), (single[0], TOTAL), (TOTAL, TOTAL)}:
            fixed = {axis: one for axis, one in limits.items() if axis in _FIXED}
            if what in own.blocks:
                yield from own.blocks[what].loose(fixed)

    counting = [one for one in package.counting if one.measure == "clienten"]
    link_figures(linked, package, counting, own.box, larger)


def _fixed(classification: Classification, place: tuple[str, ...]) -> Limits:
    return classification.limits((TOTAL, TOTAL, place[0], place[1]))


def _over_what(linked: Linked, own: _Own, values: Classification) -> None:
    """A total over deelopdrachten, or contactsoorten, beside what it is the total of."""
    for what, at in product(own.blocks, (0, 1)):
        if what[at] != TOTAL:
            continue
        parts = [(one, what[1]) if at == 0 else (what[0], one) for one in values.values[_WHAT[at]]]
        known = [own.blocks[part] for part in parts if part in own.blocks]
        complete = len(known) == len(parts)
        _bounded(linked, own.blocks[what], known, own.shape, complete)


def _over_time(linked: Linked, whole: _Own, others: Sequence[_Own]) -> None:
    """A longer period beside the shorter ones in it; not when it counts late contacts too."""
    for same in others:
        if same.days == whole.days:
            _beside(linked, whole, [same], True)
    if whole.package.late:
        return
    inside = [one for one in others if _within(one, whole) and one.days != whole.days]
    for part in inside:
        _beside(linked, whole, [part], False)
    chain = _one_after_another(whole, inside)
    if chain:
        _beside(linked, whole, chain, True)


def _beside(linked: Linked, whole: _Own, parts: Sequence[_Own], complete: bool) -> None:
    # A kern or leeftijdsgroep is fixed within a calendar year.
    one_year = whole.package.start.year == whole.package.end.year
    for what, block in whole.blocks.items():
        known = [part.blocks[what] for part in parts if what in part.blocks]
        shapes = [part.shape for part in parts if what in part.blocks]
        if not known:
            continue
        shape = min((*shapes, whole.shape), key=lambda one: (one.fine, len(one.scopes)))
        _bounded(
            linked,
            block,
            known,
            shape if one_year else Shape(frozenset(), False),
            complete and len(known) == len(parts),
        )


def _bounded(
    linked: Linked, whole: Block, parts: Sequence[Block], shape: Shape, complete: bool
) -> None:
    """At least each part, and when these are all, at most their sum; place by place."""
    for clique in (frozenset[str](), *shape.cliques()):
        for place in whole.places(clique):
            limits = whole.as_limits(place)
            top = whole.atoms(limits)
            if top is None:
                continue
            for part in parts:
                atoms = part.atoms(limits)
                if atoms is not None:
                    linked.at_most(atoms, top)
            total = sums(limits, parts)
            if complete and parts and total is not None:
                linked.at_most(top, total)


def _within(one: _Own, whole: _Own) -> bool:
    return whole.days[0] <= one.days[0] and one.days[1] <= whole.days[1]


def _one_after_another(whole: _Own, inside: Sequence[_Own]) -> list[_Own]:
    """Periods that fill the whole without gap or overlap, the longest first; else none."""
    chain, day = [], whole.days[0]
    while day < whole.days[1]:
        following = [one for one in inside if one.days[0] == day]
        if not following:
            return []
        chain.append(max(following, key=lambda one: one.days[1]))
        day = chain[-1].days[1]
    return chain
