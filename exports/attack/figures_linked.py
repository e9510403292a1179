"""Figures of indicators as rows of the same system."""

from collections.abc import Callable, Iterator

from exports.attack.linked import Linked
from exports.attack.published import Counting, Limits, Published

Atoms = tuple[int, ...]
Box = Callable[[Limits], Atoms | None]
"""The atoms of a box, or None when no table tells them apart."""

Larger = Callable[[Limits], Iterator[Atoms]]
"""Every box around it that tables do tell apart."""


def link_figures(
    linked: Linked, package: Published, counting: list[Counting], box: Box, larger: Larger
) -> None:
    """Add the figures of one package that count the same measure."""
    atoms = {one.name: _atoms(linked, one, box, larger) for one in counting if one.known}
    for one in counting:
        if not one.known:
            continue
        own = atoms[one.name]
        parts = [atoms.get(name) for name in one.sum_of]
        if parts and None not in parts:
            linked.same(own, tuple(atom for part in parts if part for atom in part))
        if one.value is None:
            linked.kept(package, one.measure, one.name, one.k, own)
        else:
            linked.shown(own, one.value)


def _atoms(linked: Linked, one: Counting, box: Box, larger: Larger) -> Atoms:
    """Those of its box; or one of its own, that fits in every box around it."""
    whole = box(one.limits) if one.relation != "apart" else None
    if one.relation == "is" and whole is not None:
        return whole
    own = (next(linked.numbers),)
    if one.relation != "apart":
        around = [whole] if whole is not None else list(larger(one.limits))
        for atoms in around:
            linked.at_most(own, atoms)
    return own
