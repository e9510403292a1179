"""The hash chain of releases: each entry holds the hash of the one before it."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC
from hashlib import sha256

from sqlmodel import Session, col, func, select

from exports.ledger.archive import taken_out
from exports.ledger.booked import booked_hash, stored
from exports.ledger.entry import unpacked
from models.canonical import canonical
from models.release import Release


def entry_hash(row: Release) -> str:
    """The hash over everything an entry says, also over each file of its package.

    Raises ``zlib.error`` or ``BadZipFile`` for content that cannot even be read.
    """
    folder, files = taken_out(row.files or b"")
    document = {
        "number": row.number,
        "kind": row.kind,
        "opdracht": row.opdracht,
        "period": row.period,
        "made_at": row.made_at.astimezone(UTC).isoformat(),
        "made_by": row.made_by,
        "catalogue": {"sha256": row.catalogue_sha256, "version": row.catalogue_version},
        "package": row.sha256,
        "folder": folder,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        # Of what was compressed: another zlib may well make other bytes of the same.
        "entry": sha256(zlib.decompress(row.entry or b"")).hexdigest(),
        "previous": row.previous,
    }
    return sha256(canonical(document)).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """The highest release number, also of a concept, and the hash of the last entry."""
    number = session.exec(select(func.max(Release.number))).one()
    last = (
        select(Release.entry_sha256)
        .where(col(Release.entry).is_not(None))
        .order_by(col(Release.number).desc())
    )
    return number or 0, session.exec(last).first() or ""


def chain_faults(session: Session) -> tuple[str, ...]:
    """The first release at which the chain breaks, and why (Dutch); empty when it is whole."""
    return tuple(_faults(session))[:1]


def contact_faults(session: Session) -> tuple[str, ...]:
    """The first release whose counted contacts are not those it counted (Dutch); empty if none.

    Looks through all of them, which takes some seconds for a million.
    """
    return tuple(_changed_contacts(session))[:1]


def _changed_contacts(session: Session) -> Iterator[str]:
    numbers = select(Release.number).where(col(Release.entry).is_not(None))
    for number in session.exec(numbers.order_by(col(Release.number))).all():
        entry = session.exec(select(Release.entry).where(Release.number == number)).one()
        kept = unpacked(entry or b"").booked
        if number and kept and booked_hash(stored(session, number)) != kept:
            yield f"De contacten van pakket {number} zijn veranderd nadat het werd gemaakt."


def _faults(session: Session) -> Iterator[str]:
    """Entry by entry, so that only one package at a time is in memory."""
    previous = ""
    numbers = select(Release.number).where(col(Release.entry).is_not(None))
    for number in session.exec(numbers.order_by(col(Release.number))).all():
        row = session.get_one(Release, number)
        if row.previous != previous:
            yield f"Pakket {number} volgt niet op het pakket ervoor: daar ontbreekt er een."
        if _hash_or_none(row) != row.entry_sha256:
            yield f"Pakket {number} is veranderd nadat het werd gemaakt."
        previous = row.entry_sha256
        session.expunge(row)


def _hash_or_none(row: Release) -> str | None:
    try:
        return entry_hash(row)
    except (zlib.error, zipfile.BadZipFile, ValueError, IndexError):
        return None
