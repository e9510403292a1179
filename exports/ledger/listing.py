"""Releases as people look them up: the list, and what one of them holds."""

from typing import Any

from sqlalchemy import Select
from sqlmodel import Session, col, select

from casereg.errors import Refused
from exports.ledger.archive import taken_out
from exports.ledger.chain import chain_faults
from exports.ledger.entry import unpacked
from models.account import Account
from models.release import Release
from models.release_cards import ReleaseCard, ReleaseContent, ReleaseShown, ReleasesMade


def releases_made(session: Session) -> ReleasesMade:
    """Every release, oldest first, and whether the ledger is whole."""
    cards = tuple(map(_card, session.execute(_rows().order_by(col(Release.number)))))
    return ReleasesMade(cards, _fault(session))


def release_shown(session: Session, number: int) -> ReleaseShown:
    """One release; raises :class:`Refused` when there is none with this number."""
    found = session.execute(_rows().where(col(Release.number) == number)).first()
    if found is None:
        raise no_release(number)
    fault = _fault(session)
    # Of a ledger that was tampered with the content may not even be readable.
    content = None if fault else _content(session.get_one(Release, number))
    return ReleaseShown(_card(found), content, fault)


def no_release(number: int) -> Refused:
    """What is said of a number that no release has."""
    return Refused(f"Er is geen pakket {number}. Kijk met: casereg release list")


def _rows() -> Select[Any]:
    """Without the packages, which are large."""
    names = ("number", "kind", "opdracht", "period", "made_at", "sha256", "entry_sha256")
    columns = (getattr(Release, name) for name in names)
    made_by = col(Account.id) == col(Release.made_by)
    rows: Select[Any] = select(*columns, col(Account.name)).join(Account, made_by)  # type: ignore[call-overload]
    return rows


def _card(row: Any) -> ReleaseCard:
    number, kind, opdracht, period, made_at, sha256, entry_sha256, name = row
    return ReleaseCard(number, kind, opdracht, period, made_at, name, sha256, not entry_sha256)


def _content(row: Release) -> ReleaseContent | None:
    if row.entry is None or row.files is None:
        return None
    entry, (folder, files) = unpacked(row.entry), taken_out(row.files)
    states = [number.state for number in entry.numbers]
    return ReleaseContent(
        folder=folder,
        files=tuple(files),
        shown=states.count("shown"),
        hidden=states.count("hidden"),
        structural=entry.structural,
        late_included=entry.late_included,
        late_carried=entry.late_carried,
        catalogue_version=row.catalogue_version,
        catalogue_sha256=row.catalogue_sha256,
        entry_sha256=row.entry_sha256,
        previous=row.previous or "",
    )


def _fault(session: Session) -> str:
    return next(iter(chain_faults(session)), "")
