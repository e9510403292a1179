"""What P(k) and the promise for all hidden rows say, checked on every world there is."""

from collections.abc import Collection, Iterator

import numpy as np

from exports.disclosure.system import Row, System
from tests.exports.disclosure.enumeration import UNKNOWN, Seen, Worlds, all_worlds, totals

ROOM = 6
"""By how much all atoms together may be more than they are: enough for one row to be ``k``."""


def broken(system: System, hidden: Collection[str]) -> set[str]:
    """The names of rows that a reader who sees all but ``hidden`` knows too much about."""
    most = sum(system.atoms) + ROOM
    everything = (tuple(range(len(system.atoms))), (), 0, most)
    worlds = all_worlds(len(system.atoms), [everything, *_seen(system, hidden)], most)
    true = np.array([system.atoms])
    assert (worlds == true).all(axis=1).any(), "the register itself must be a world"
    values = {row.name: totals(worlds, (row.plus, row.minus)) for row in system.rows}
    return {
        row.name
        for row in system.rows
        if _masked(row, hidden) and not _safe(system, row, worlds, values[row.name])
    }


def _masked(row: Row, hidden: Collection[str]) -> bool:
    return row.state == "hidden" or (row.state == "open" and row.unit in hidden)


def _seen(system: System, hidden: Collection[str]) -> Iterator[Seen]:
    for row in system.rows:
        value = system.value(row)
        if not _masked(row, hidden):
            yield row.plus, row.minus, value, value
        elif row.unit:
            yield row.plus, row.minus, int(system.zeros_shown and row.k > 0), UNKNOWN


def _safe(system: System, row: Row, worlds: Worlds, values: Worlds) -> bool:
    least, most = values.min(), values.max()
    if row.k and most > 0 and (most < row.k or most - least < row.k - 1):
        return False
    if not row.sensitive:
        return True
    if most < row.k or most - least < row.spread:
        return False
    return all(
        set(row.plus) <= {atom for one in known for atom in one.plus}
        or _unknown_to(system, known, worlds, values)
        for known in _people(system)
    )


def _people(system: System) -> list[list[Row]]:
    """What each person who is alone in something knows: rows with the same contacts in them."""
    found: list[list[Row]] = []
    for row in (one for one in system.rows if one.single):
        filled = {atom for atom in row.plus if system.atoms[atom]}
        same = [known for known in found if any(filled & set(one.plus) for one in known)]
        found = [known for known in found if known not in same]
        found.append([row, *(one for known in same for one in known)])
    return found


def _unknown_to(system: System, known: list[Row], worlds: Worlds, values: Worlds) -> bool:
    """Whether a row with these ``values`` can still differ for who knows all these."""
    agree = np.ones(len(worlds), dtype=np.bool_)
    for one in known:
        agree &= totals(worlds, (one.plus, one.minus)) == system.value(one)
    return len(set(values[agree].tolist())) > 1
