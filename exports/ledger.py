"""The ledger: everything that was ever released, only added to, one chain for the register.

What was released of an opdracht is part of what protects its next release.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from casereg.errors import Refused
from exports.ledger_archive import archived, taken_out
from exports.ledger_chain import chain_faults, entry_hash
from exports.ledger_entry import NewEntry, packed, unpacked
from exports.ledger_list import no_release
from exports.numbers import Number
from models.locks import hold
from models.periods import Period, parse_period
from models.release import Release
from models.released_contact import ReleasedContact

__all__ = ["Ledger", "NewEntry", "Span", "append", "chain_faults", "package_of", "read_ledger"]

Days = tuple[date, date]
_LOCK = "ledger"
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """Release ``number`` counted the contacts from ``start`` up to and including ``end``."""

    number: int
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was released of one opdracht, and where the chain of the whole register stands.

    ``numbers`` are frozen as they were released first, by name. ``spans`` are the releases
    that counted contacts, oldest first. ``head`` is the highest release number there is
    (0: none), ``head_sha256`` the hash of the last entry (empty: none).
    """

    numbers: Mapping[str, Number]
    spans: tuple[Span, ...]
    client_atoms: Mapping[str, int]
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
        last = self.first_of(period) or self.head
        return tuple(
            one.number
            for one in self.spans
            if period.start <= one.start and one.end <= period.end and one.number <= last
        )


def read_ledger(session: Session, opdracht: str) -> Ledger:
    """The ledger as the session sees it."""
    numbers: dict[str, Number] = {}
    spans: list[Span] = []
    client_atoms: dict[str, int] = {}
    rows = select(Release.number, Release.period, Release.entry).where(
        Release.opdracht == opdracht, col(Release.entry).is_not(None)
    )
    for number, text, entry in session.exec(rows.order_by(col(Release.number))):
        if number is None or entry is None:
            continue
        content, period = unpacked(entry), parse_period(text)
        numbers = {one.name: one for one in content.numbers} | numbers
        client_atoms |= content.client_atoms
        if content.counted:
            spans.append(Span(number, period.start, period.end))
    return Ledger(numbers, tuple(spans), client_atoms, *_head(session))


def append(session: Session, entry: NewEntry) -> None:
    """Add a release, with the contacts it counted; ``session`` must write.

    Raises :class:`Refused` when another release was made since the ledger was read that
    the entry was built on.
    """
    hold(session, _LOCK)
    if _head(session) != (entry.number - 1, entry.previous):
        raise _too_late()
    try:
        session.add(_row(entry))
        session.flush()
    except IntegrityError:
        # Somebody without the lock, on a server: the key keeps the chain one chain.
        raise _too_late() from None
    bookings = _bookings(entry)
    while part := list(islice(bookings, _AT_ONCE)):
        session.connection().execute(insert(ReleasedContact), part)


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
            f"Release {number} is een concept uit een eerdere versie van casereg. "
            "De bestanden daarvan zijn niet bewaard."
        )
    return taken_out(found[0])


def _row(entry: NewEntry) -> Release:
    row = Release(
        number=entry.number,
        kind=entry.kind,
        opdracht=entry.source.catalogue.code,
        period=entry.source.period.text,
        made_at=entry.made_at,
        made_by=entry.made_by,
        sha256=entry.sha256,
        previous=entry.previous,
        catalogue_sha256=entry.source.catalogue_sha,
        catalogue_version=entry.source.version,
        entry=packed(entry),
        files=archived(entry.folder, entry.files),
    )
    row.entry_sha256 = entry_hash(row)
    return row


def _bookings(entry: NewEntry) -> Iterator[dict[str, Any]]:
    same = {"opdracht": entry.source.catalogue.code, "release": entry.number}
    for counted, sign, late in entry.booked or ():
        values = counted._asdict()
        number = values.pop("contact")
        yield values | same | {"contact_id": number, "sign": sign, "late": late}


def _head(session: Session) -> tuple[int, str]:
    """The highest release number, also of a concept, and the hash of the last entry."""
    number = session.exec(select(func.max(Release.number))).one()
    last = (
        select(Release.entry_sha256)
        .where(col(Release.entry).is_not(None))
        .order_by(col(Release.number).desc())
    )
    return number or 0, session.exec(last).first() or ""


def _days(period: Period) -> Days:
    return period.start, period.end


def _too_late() -> Refused:
    return Refused("Intussen is er een andere export gemaakt. Probeer het opnieuw.")
