"""The system that protects a new release: its numbers beside all that was released before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import CTE
from sqlmodel import Session

from exports.atoms.build import Built, joined, system_of
from exports.figure.over_time import over_time
from exports.late.contacts import NOTHING_LATE, Late
from exports.late.effective_rows import effective
from exports.ledger.history import Ledger
from exports.numbers import Number
from exports.protection.alone import clients_of
from exports.protection.atom_counts import AtomCounts
from exports.protection.atom_rows import atom_rows, late_labels
from models.catalogue import Catalogue
from models.periods import Period


@dataclass(frozen=True, slots=True)
class ReleaseSystem:
    """What to protect; ``client_atoms`` are for the ledger, with the numbers."""

    built: Built
    client_atoms: Mapping[str, int]


def release_system(
    session: Session,
    catalogue: Catalogue,
    period: Period,
    ledger: Ledger,
    late: Late,
    numbers: Iterable[Number],
) -> ReleaseSystem:
    """The system of the new ``numbers`` of a period and of those they have to do with.

    ``session`` must see one moment, at which the numbers were counted.
    """
    whole = over_time(joined(ledger.numbers.values(), tuple(numbers)))
    own = (period.start, period.end)
    starts, ends = zip(own, *((one.box.start, one.box.end) for one in whole), strict=True)
    rows = atom_rows(catalogue, period, ledger, late, (min(starts), max(ends)))

    def counted(asked: Period) -> CTE:
        taken_in = late if (asked.start, asked.end) == own else NOTHING_LATE
        return effective(catalogue, asked, ledger, taken_in)

    counts = AtomCounts(session, catalogue, rows, counted, ledger.client_atoms)
    labels = late_labels(session, rows, ledger, period)
    clients = clients_of(session, whole)
    built = system_of(whole, catalogue, counts, labels, ledger.settled(period), clients)
    return ReleaseSystem(built, counts.client_atoms(own) | counts.everybody_atoms(own))
