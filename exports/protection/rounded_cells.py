"""The second method: small numbers become 0 or ``k``, and every total stays a sum.

Everything is added up from the same rounded cells, the finest there are, so that tables and
figures agree. Nothing is hidden then but figures the tables do not tell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casereg.errors import Refused
from exports.atoms.rows import row_of
from exports.counted.places import AXES
from exports.disclosure.rounding import rounded
from exports.disclosure.system import Row, System
from exports.numbers import Number, Unit
from exports.protection.atom_counts import AtomCounts
from exports.reports.counted_boxes import cells_of
from exports.reports.moment import Moment

ROUNDING = "afronden"
_Atom = tuple[Unit, tuple[str, ...]]


def rounded_values(moment: Moment, numbers: Iterable[Number]) -> dict[str, int]:
    """What each number that is its box comes to, by name; what was released before stays.

    Raises :class:`Refused` when the period shares days with another that was released:
    two roundings of the same contacts tell more than one.
    """
    ledger, period = moment.ledger, moment.asked.period
    if ledger.first_of(period) is not None:
        return {name: one.value for name, one in ledger.numbers.items()}
    for span in ledger.spans:
        if span.start <= period.end and period.start <= span.end:
            raise Refused(
                f"Van deze dagen zijn al afgeronde cijfers uitgegeven ({span.start:%d-%m-%Y} tot "
                f"en met {span.end:%d-%m-%Y}). Kies een periode die daar niet mee overlapt."
            )
    exact = [one for one in numbers if one.relation == "is" and one.unit]
    atoms = _atoms(moment)
    # Of clients of several deelopdrachten there is only one number, which is no sum.
    alone = {
        one.name: one for one in exact if one.counts == "clienten" and not one.box.deelopdracht
    }
    places = {name: len(atoms) + at for at, name in enumerate(alone)}
    index = _Index(atoms)
    values = (*atoms.values(), *(one.value for one in alone.values()))
    rows = tuple(
        _row(one, (places[one.name],) if one.name in places else index.inside(one)) for one in exact
    )
    found = _settled(System(values, rows))
    for name in alone:
        found[name] = _between(found[name], [found[one.name] for one in exact if _whole(one)])
    return found


def _settled(system: System) -> dict[str, int]:
    """Rounded until no number is small: one that became so is then rounded with the others."""
    while True:
        changed = rounded(system)
        found = {row.name: sum(changed[atom] for atom in row.plus) for row in system.rows}
        small = {row.name for row in system.rows if 0 < found[row.name] < row.k}
        small -= {row.name for row in system.rows if row.sensitive}
        if not small:
            return found
        rows = (replace(row, sensitive=row.sensitive or row.name in small) for row in system.rows)
        system = replace(system, rows=tuple(rows))


def _whole(number: Number) -> bool:
    """All clients of one deelopdracht."""
    box = number.box
    return (
        number.counts == "clienten" and bool(box.deelopdracht) and not box.kern + box.leeftijdsgroep
    )


def _between(total: int, parts: list[int]) -> int:
    """Clients of all deelopdrachten: no fewer than of any, no more than of all together."""
    return min(max(total, *parts), sum(parts)) if parts else total


def _row(number: Number, atoms: tuple[int, ...]) -> Row:
    return replace(row_of(number, atoms), unit=number.name)


def _atoms(moment: Moment) -> Mapping[_Atom, int]:
    """Contacts, minutes and clients of the finest cells."""
    catalogue, period = moment.asked.catalogue, moment.asked.period
    found: dict[_Atom, int] = {}
    for cell, (contacts, minutes) in cells_of(moment).items():
        found["contacten", cell] = contacts
        found["uren", cell] = minutes
    rows = moment.counted()
    counts = AtomCounts(moment.session, catalogue, rows, lambda _: moment.counted(), {})
    for name, clients in counts.client_atoms((period.start, period.end)).items():
        part, kern, group = name.split("|")[-3:]
        found["clienten", (part, "", kern, group)] = clients
    return found


class _Index:
    """Which atoms have a value on an axis."""

    def __init__(self, atoms: Iterable[_Atom]) -> None:
        self._all: dict[str, set[int]] = {}
        self._with: dict[tuple[str, str, str], set[int]] = {}
        for at, (counts, cell) in enumerate(atoms):
            self._all.setdefault(counts, set()).add(at)
            for axis, value in zip(AXES, cell, strict=True):
                self._with.setdefault((counts, axis, value), set()).add(at)

    def inside(self, number: Number) -> tuple[int, ...]:
        """The atoms that a number is the sum of."""
        found = set(self._all.get(number.counts, ()))
        for axis in AXES:
            if values := getattr(number.box, axis):
                keys = ((number.counts, axis, value) for value in values)
                found &= set[int]().union(*(self._with.get(key, set()) for key in keys))
        return tuple(sorted(found))
