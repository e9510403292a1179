"""Cuts a system into parts that do not touch each other (:mod:`exports.disclosure.slots`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from exports.disclosure.people import people
from exports.disclosure.slots import LARGE, Part, Terms
from exports.disclosure.system import Row, System
from exports.disclosure.touching import touching


def parts(system: System, hidden: frozenset[str]) -> list[Part]:
    """The parts of a system, in the order of their first rows.

    ``hidden`` are the units that stay hidden whatever happens.
    """
    signs = [_signs(row) for row in system.rows]
    groups = _groups(signs)
    where = {atom: group for group, atoms in enumerate(groups) for atom in atoms}
    known = people(system)
    keys = [tuple(sorted({where[atom]: by for atom, by in one.items()}.items())) for one in signs]
    return [
        _part(system, hidden, groups, keys, known, rows) for rows in _touching(system.rows, keys)
    ]


def _signs(row: Row) -> dict[int, int]:
    """How often each atom counts in a row; more than once or less than 0 is possible."""
    found = Counter(row.plus)
    found.subtract(row.minus)
    return {atom: by for atom, by in found.items() if by}


def _groups(signs: list[dict[int, int]]) -> list[tuple[int, ...]]:
    """Atoms that are in the same rows in the same way, together."""
    seen: dict[int, list[tuple[int, int]]] = {}
    for index, one in enumerate(signs):
        for atom, by in one.items():
            seen.setdefault(atom, []).append((index, by))
    alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for atom, uses in seen.items():
        alike.setdefault(tuple(uses), []).append(atom)
    return [tuple(atoms) for atoms in alike.values()]


def _touching(rows: tuple[Row, ...], keys: list[Terms]) -> list[list[int]]:
    """Rows (indices) that share an atom or a unit, directly or through others."""
    return touching(
        [
            [atom for atom, _ in key] + [row.unit] * bool(row.unit)
            for row, key in zip(rows, keys, strict=True)
        ]
    )


def _part(
    system: System,
    hidden: frozenset[str],
    groups: list[tuple[int, ...]],
    keys: list[Terms],
    known: Mapping[str, frozenset[int]],
    rows: list[int],
) -> Part:
    atoms = sorted({group for row in rows for group, _ in keys[row]})
    number = {group: slot for slot, group in enumerate(atoms)}
    by_key: dict[Terms, list[Row]] = {}
    for row in rows:
        key = tuple((number[group], by) for group, by in keys[row])
        by_key.setdefault(key, []).append(system.rows[row])
    slot_rows = [by_key.pop(((slot, 1),), []) for slot in range(len(atoms))]
    sums = sorted(by_key, key=lambda key: (len(key), key))
    values = [sum(system.atoms[atom] for atom in groups[group]) for group in atoms]
    values += [sum(by * values[slot] for slot, by in terms) for terms in sums]
    leave_out = len(atoms) + len(sums) >= LARGE and not system.zeros_shown
    loose = [leave_out and _loose(key, by_key[key], hidden) for key in sums]
    every = slot_rows + [by_key[key] for key in sums]
    return Part(
        members=[groups[group] for group in atoms],
        rows=every,
        sums=sums,
        terms=list(_shorter(sums, loose, len(atoms))),
        loose=np.array([False] * len(atoms) + loose),
        values=np.array(values, dtype=np.int64),
        people=[
            frozenset[int]().union(*(known[row.name] for row in one if row.name in known))
            for one in every
        ],
    )


def _loose(terms: Terms, rows: list[Row], hidden: frozenset[str]) -> bool:
    """Whether nobody will see a sum, and its atoms alone keep it from going below nothing."""
    unseen = (row.state == "hidden" or (row.state == "open" and row.unit in hidden) for row in rows)
    return all(by > 0 for _, by in terms) and all(unseen)


def _shorter(sums: list[Terms], loose: list[bool], atoms: int) -> Iterator[Terms]:
    """Each sum as few smaller sums and atoms: small equations keep the solver fast."""
    holding: dict[int, list[tuple[frozenset[int], int]]] = {}
    for slot, terms in enumerate(sums, start=atoms):
        if any(by != 1 for _, by in terms):
            yield terms
            continue
        held = frozenset(atom for atom, _ in terms)
        yield tuple((one, 1) for one in _cover(held, holding))
        if loose[slot - atoms]:
            continue
        for atom in held:
            holding.setdefault(atom, []).append((held, slot))


def _cover(
    wanted: Iterable[int], holding: dict[int, list[tuple[frozenset[int], int]]]
) -> Iterator[int]:
    left = set(wanted)
    for atom in sorted(left):
        if atom in left:
            bigger = (
                (found, slot) for found, slot in reversed(holding.get(atom, [])) if found <= left
            )
            found, slot = next(bigger, (frozenset({atom}), atom))
            left -= found
            yield slot
