"""Adding a release to the ledger: after the one it was built on, or not at all."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from casereg.errors import Conflict
from exports.ledger.archive import archived
from exports.ledger.chain import entry_hash, head
from exports.ledger.entry import NewEntry, packed
from models.locks import hold
from models.release import RELEASED, Release
from models.released_contact import ReleasedContact, ReleasedParticipation

_LOCK = "ledger"
_AT_ONCE = 10_000


def append(session: Session, entry: NewEntry) -> None:
    """Add a release, with the contacts it counted; ``session`` must write.

    Raises :class:`Refused` when another release was made since the ledger was read that
    the entry was built on.
    """
    hold(session, _LOCK)
    if head(session) != (entry.number - 1, entry.previous):
        raise _too_late()
    try:
        session.add(_row(entry))
        session.flush()
    except IntegrityError:
        # Somebody without the lock, on a server: the key keeps the chain one chain.
        raise _too_late() from None
    session.info[RELEASED] = entry.number
    for table, rows in (
        (ReleasedContact, _bookings(entry)),
        (ReleasedParticipation, _participations(entry)),
    ):
        while part := list(islice(rows, _AT_ONCE)):
            session.connection().execute(insert(table), part)


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
    for counted, sign, late, _ in entry.booked or ():
        values = counted._asdict()
        number = values.pop("contact")
        yield values | same | {"contact_id": number, "sign": sign, "late": late}


def _participations(entry: NewEntry) -> Iterator[dict[str, int]]:
    for counted, *_, clients in entry.booked or ():
        for client in clients:
            yield {
                "contact_id": counted.contact,
                "release": entry.number,
                "client_id": client,
            }


def _too_late() -> Conflict:
    return Conflict("Intussen is er een andere export gemaakt. Probeer het opnieuw.")
