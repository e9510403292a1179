"""Which slots of a part the reader sees, and what the hidden ones must still be able to do."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from exports.disclosure.slots import Part, Whole
from exports.disclosure.solver import Real
from exports.disclosure.system import Row, System

Mask = NDArray[np.bool_]
HIDDEN_PRICE = 1e-3
"""Moving what is hidden costs next to nothing, yet worlds that change little are best."""


def hidden_at_once(system: System) -> frozenset[str]:
    """Units hidden whatever else happens: few people, hidden before, or an empty cell."""
    return frozenset(row.unit for row in system.rows if row.unit and _hidden(row, system))


def _hidden(row: Row, system: System) -> bool:
    empty = row.k > 0 and not system.zeros_shown and system.value(row) == 0
    return row.state == "hidden" or (row.state == "open" and (row.sensitive or empty))


def shown_at_once(system: System, hidden: frozenset[str]) -> frozenset[str]:
    """Units with an empty cell, which are always published when zeros are."""
    if not system.zeros_shown:
        return frozenset()
    empty = (row for row in system.rows if row.state == "open" and row.k > 0)
    return frozenset(row.unit for row in empty if not system.value(row)) - hidden


class Pattern:
    """What is hidden in a part, what moving the rest would cost, and how far all can move."""

    def __init__(
        self, part: Part, hidden: frozenset[str], shown: frozenset[str], system: System
    ) -> None:
        """``hidden`` and ``shown`` are the units that are settled beforehand."""
        self.rows = part.rows
        self.units = [{row.unit for row in rows if row.state == "open"} for rows in part.rows]
        self.slots: dict[str, list[int]] = {}
        for slot, units in enumerate(self.units):
            for unit in units:
                self.slots.setdefault(unit, []).append(slot)
        self.frozen: Mask = np.array(
            [any(_seen(row, shown) for row in rows) for rows in part.rows], dtype=np.bool_
        )
        self.down = _floors(part, system.zeros_shown)
        self.prices: Real = np.full(len(part.rows), HIDDEN_PRICE)
        self.open: Mask = np.zeros(len(part.rows), dtype=np.bool_)
        self.masked: Mask = np.zeros(len(part.rows), dtype=np.bool_)
        self.hidden = set(hidden)
        self.whims: dict[str, float] = {}
        self._refresh(range(len(part.rows)))

    def hide(self, units: Iterable[str]) -> None:
        """Show these units no longer."""
        for unit in units:
            self.hidden.add(unit)
            self._refresh(self.slots.get(unit, ()))

    def show(self, unit: str) -> None:
        """Show a unit after all."""
        self.hidden.discard(unit)
        self._refresh(self.slots[unit])

    def become(self, hidden: frozenset[str]) -> None:
        """Hide these units and no others."""
        changed = self.hidden ^ hidden
        self.hidden = set(hidden)
        for unit in changed:
            self._refresh(self.slots.get(unit, ()))

    def whimsical(self, whims: dict[str, float]) -> None:
        """Multiply the prices of units, to try something else."""
        self.whims = whims
        self._refresh(range(len(self.rows)))

    def worth(self, unit: str) -> float:
        """What it costs to hide a unit."""
        rows = (row for slot in self.slots[unit] for row in self.rows[slot])
        return sum(row.cost for row in rows if row.unit == unit)

    def _refresh(self, slots: Iterable[int]) -> None:
        for slot in slots:
            seen = [row for row in self.rows[slot] if self._open(row)]
            self.open[slot] = bool(seen)
            self.prices[slot] = (
                sum(row.cost * self.whims.get(row.unit, 1.0) for row in seen) or HIDDEN_PRICE
            )
            self.masked[slot] = any(
                row.state == "hidden" or (row.state == "open" and row.unit in self.hidden)
                for row in self.rows[slot]
            )

    def _open(self, row: Row) -> bool:
        return row.state == "open" and row.unit not in self.hidden

    def bounds(self, *, tight: bool) -> tuple[Real, Real]:
        """The most that slots can go up and down; ``tight`` keeps what is open as it is."""
        still = self.frozen | self.open if tight else self.frozen
        return np.where(still, 0.0, np.inf), np.where(still, 0.0, self.down)


def _seen(row: Row, shown: frozenset[str]) -> bool:
    return row.state == "shown" or (row.state == "open" and row.unit in shown)


def _floors(part: Part, zeros_shown: bool) -> Real:
    """How far each slot can go down: no number that is published is ever below 0."""
    found: Real = part.values.astype(np.float64)
    for slot, rows in enumerate(part.rows):
        if zeros_shown and any(row.k for row in rows):
            found[slot] -= 1
        if slot >= len(part.members) and not any(row.unit for row in rows):
            found[slot] = np.inf  # only its atoms bound it
    return np.maximum(found, 0.0)


class Needs:
    """What must be possible for every slot once it is hidden.

    ``rise`` is how far it must be able to go up, ``span`` how far two worlds must lie
    apart, ``calm`` that it must change while what single people know stays as it is: all
    of it at once, or where that is impossible (``apart``) all that each of them knows.
    ``knows`` says of each ``single`` slot who knows it, and ``strangers`` of each calm slot
    who does not know it anyway. ``soft`` slots need not, when nothing can be done about it.
    """

    def __init__(self, part: Part) -> None:
        """Read from the rows of each slot; the strictest holds."""
        count = len(part.rows)
        self.rise: Whole = np.zeros(count, dtype=np.int64)
        self.span: Whole = np.zeros(count, dtype=np.int64)
        self.sensitive: Mask = np.zeros(count, dtype=np.bool_)
        self.soft: Mask = np.zeros(count, dtype=np.bool_)
        for slot, every in enumerate(part.rows):
            value = int(part.values[slot])
            rows = [row for row in every if not row.settled]
            self.rise[slot] = max((row.k - value for row in rows), default=0)
            self.span[slot] = max((_span(row, value) for row in rows), default=0)
            self.sensitive[slot] = any(row.sensitive for row in rows)
            self.soft[slot] = not any(row.sensitive or row.k for row in rows)
        self.rise = np.maximum(self.rise, 0)
        self.calm: Mask = self.sensitive.copy()
        persons = sorted(frozenset[int]().union(*part.people))
        known: Mask = np.zeros((count, len(persons)), dtype=np.bool_)
        for slot, those in enumerate(part.people):
            known[slot, np.searchsorted(persons, sorted(those))] = True
        self.single: Mask = _single(part)
        self.knows: Mask = known[self.single]
        self.strangers: Mask = ~known[self.calm]
        self.apart: Mask = np.array([bool(those) for those in part.people], dtype=np.bool_)
        self.empty: Mask = (part.values == 0) & ~self.sensitive

    def known(self, person: int) -> Whole:
        """The slots with something in them that this person (index) knows."""
        found: Whole = np.flatnonzero(self.single)[self.knows[:, person]]
        return found


def _single(part: Part) -> Mask:
    """What one person knows and is not nothing, or is a number of that person by its name."""
    named = np.array([any(row.single for row in rows) for rows in part.rows], dtype=np.bool_)
    known = np.array([bool(those) for those in part.people], dtype=np.bool_)
    found: Mask = named | (known & (part.values > 0))
    return found


def _span(row: Row, value: int) -> int:
    asked = row.spread if row.sensitive else 0
    if row.k:
        return max(asked, row.k - 1)
    return max(asked, int(bool(row.unit) and value > 0))
