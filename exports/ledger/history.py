"""The ledger: everything that was ever released, only added to, one chain for the register.

What was released of an opdracht is part of what protects its next release.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session, col, select

from casereg.errors import Refused
from exports.ledger.adding import append
from exports.ledger.archive import taken_out
from exports.ledger.chain import chain_faults, contact_faults, head
from exports.ledger.entry import NewEntry, unpacked
from exports.ledger.listing import no_release
from exports.ledger.settled import Days, Moved, settled
from exports.numbers import Number
from models.periods import Period
from models.release import Release

__all__ = [
    "Ledger",
    "NewEntry",
    "Span",
    "append",
    "chain_faults",
    "contact_faults",
    "package_of",
    "read_ledger",
]


@dataclass(frozen=True, slots=True)
class Span:
    """Release ``number`` counted the contacts from ``start`` up to and including ``end``.

    ``late`` says that it took in contacts that came late.
    """

    number: int
    start: date
    end: date
    late: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was released of one opdracht, and where the chain of the whole register stands.

    ``numbers`` are frozen as they were released first, by name; what they are the sum of may
    have been told later. ``spans`` are the releases
    that counted contacts, oldest first. ``moves`` are the days that the worlds which prove
    a number change, by its name. ``head`` is the highest release number there is
    (0: none), ``head_sha256`` the hash of the last entry (empty: none).
    """

    numbers: Mapping[str, Number]
    spans: tuple[Span, ...]
    client_atoms: Mapping[str, int]
    moves: Mapping[str, Moved]
    head: int
    head_sha256: str

    @property
    def covered(self) -> tuple[Days, ...]:
        """The days of which contacts were released, as stretches that do not touch."""
        merged: list[Days] = []
        for start, end in sorted((span.start, span.end) for span in self.spans):
            if merged and start <= merged[-1][1] + timedelta(days=1):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def first_of(self, period: Period) -> int | None:
        """The first release of exactly these days; None when it was never released."""
        same = (one.number for one in self.spans if (one.start, one.end) == _days(period))
        return next(same, None)

    def within(self, period: Period) -> tuple[int, ...]:
        """The releases of periods that lie in this one, this one itself included.

        A period that was released before only has those of before: it stays as it was.
        """
        return tuple(one.number for one in self._within(period))

    def late_within(self, period: Period) -> tuple[int, ...]:
        """Those of them that took in late contacts."""
        return tuple(one.number for one in self._within(period) if one.late)

    def settled(self, period: Period) -> frozenset[str]:
        """The numbers (names) whose proof still holds when this period is released."""
        return settled(self.moves, _days(period), ((one.start, one.end) for one in self.spans))

    def _within(self, period: Period) -> Iterator[Span]:
        last = self.first_of(period) or self.head
        for one in self.spans:
            if period.start <= one.start and one.end <= period.end and one.number <= last:
                yield one


def read_ledger(session: Session, opdracht: str) -> Ledger:
    """The ledger as the session sees it."""
    numbers: dict[str, Number] = {}
    spans: list[Span] = []
    client_atoms: dict[str, int] = {}
    moves: dict[str, Moved] = {}
    rows = select(Release.number, Release.entry).where(
        Release.opdracht == opdracht, col(Release.entry).is_not(None)
    )
    for number, entry in session.exec(rows.order_by(col(Release.number))):
        if number is None or entry is None:
            continue
        content = unpacked(entry)
        for one in content.numbers:
            first = numbers.setdefault(one.name, one)
            if one.sum_of and not first.sum_of:
                numbers[one.name] = replace(first, sum_of=one.sum_of)
        client_atoms |= content.client_atoms
        moves |= content.moves
        if content.counted:
            spans.append(Span(number, content.start, content.end, content.late))
    return Ledger(numbers, tuple(spans), client_atoms, moves, *head(session))


def package_of(session: Session, number: int) -> tuple[str, dict[str, bytes]]:
    """The name of the folder of a release, and its files by name, as they were.

    Raises :class:`Refused` for a number that is not there, or of which only was noted
    that it was made.
    """
    found = session.exec(select(Release.files).where(Release.number == number)).all()
    if not found:
        raise no_release(number)
    if found[0] is None:
        raise Refused(
            f"De bestanden van pakket {number} staan niet in dit register. "
            f"Waarom niet, zegt: casereg release show {number}"
        )
    return taken_out(found[0])


def _days(period: Period) -> Days:
    return period.start, period.end
