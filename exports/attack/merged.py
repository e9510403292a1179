"""Fewer columns for the same attack: empty atoms go, atoms no known number tells apart merge.

Between atoms that stand in exactly the same known numbers a reader may shift at will. So a
target is at its highest when a merged column counts as soon as one of its atoms is in the
target, and at its lowest when it counts only with all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.attack.knowledge import Contradiction, Known, Target
from exports.attack.solver import Line


@dataclass(frozen=True, slots=True)
class Merged:
    """``column`` of each atom that is not surely empty, how many atoms each column has (``sizes``),
    and the ``lines`` between columns. ``highest`` is more than any register needs.
    """

    column: dict[int, int]
    sizes: tuple[int, ...]
    lines: tuple[Line, ...]
    highest: int

    def highest_costs(self, target: Target) -> dict[int, float]:
        """What to maximise for the most that the target can be."""
        return dict.fromkeys(self._met(target), 1.0)

    def lowest_costs(self, target: Target) -> dict[int, float]:
        """What to minimise for the least that it can be."""
        met = self._met(target)
        return {column: 1.0 for column, atoms in met.items() if atoms == self.sizes[column]}

    def _met(self, target: Target) -> Counter[int]:
        found = (self.column.get(atom) for atom in set(target.atoms))
        return Counter(column for column in found if column is not None)


def merge(atoms: int, known: Iterable[Known]) -> Merged:
    """Merge ``atoms`` under what is known; raises :class:`Contradiction` for an impossible row."""
    rows = _distinct(known)
    empty = _empty(rows)
    signatures: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = [row for row in rows if set(row.plus + row.minus) - empty or _impossible(row)]
    if any(_impossible(row) for row in kept if not set(row.plus + row.minus) - empty):
        raise Contradiction
    for number, row in enumerate(kept):
        for atom, times in _terms(row).items():
            if atom not in empty and times:
                signatures[atom].append((number, times))
    columns: dict[tuple[tuple[int, int], ...], int] = {}
    column = {
        atom: columns.setdefault(tuple(signatures.get(atom, ())), len(columns))
        for atom in range(atoms)
        if atom not in empty
    }
    sizes = Counter(column.values())
    return Merged(
        column,
        tuple(sizes[index] for index in range(len(columns))),
        _lines(kept, columns),
        _more_than_enough(kept),
    )


def _distinct(known: Iterable[Known]) -> list[Known]:
    """One row for each sum, as narrow as all that is known of it."""
    ends: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int | None, int | None]] = {}
    for row in known:
        least, most = ends.get((row.plus, row.minus), (None, None))
        lows = [one for one in (least, row.least) if one is not None]
        highs = [one for one in (most, row.most) if one is not None]
        ends[row.plus, row.minus] = (max(lows, default=None), min(highs, default=None))
    return [Known(*sums, *limits) for sums, limits in ends.items()]


def _empty(rows: Sequence[Known]) -> set[int]:
    """Atoms that can only be 0, found by following zeros from row to row."""
    empty: set[int] = set()
    by_minus: defaultdict[int, list[Known]] = defaultdict(list)
    for row in rows:
        for atom in row.minus:
            by_minus[atom].append(row)
    due = [row for row in rows if row.most == 0]
    while due:
        row = due.pop()
        if not all(atom in empty for atom in row.minus):
            continue
        for atom in set(row.plus) - empty:
            empty.add(atom)
            due += (one for one in by_minus[atom] if one.most == 0)
    return empty


def _impossible(row: Known) -> bool:
    """Whether nothing at all is not enough, or too much."""
    return bool(
        (row.least is not None and row.least > 0) or (row.most is not None and row.most < 0)
    )


def _terms(row: Known) -> Counter[int]:
    terms = Counter(row.plus)
    terms.subtract(row.minus)
    return terms


def _lines(
    kept: Sequence[Known], columns: dict[tuple[tuple[int, int], ...], int]
) -> tuple[Line, ...]:
    terms: list[dict[int, int]] = [{} for _ in kept]
    for signature, column in columns.items():
        for number, times in signature:
            terms[number][column] = times
    return tuple(Line(terms[number], row.least, row.most) for number, row in enumerate(kept))


def _more_than_enough(rows: Sequence[Known]) -> int:
    ends = (abs(end) for row in rows for end in (row.least, row.most) if end is not None)
    return 1000 + sum(ends)
