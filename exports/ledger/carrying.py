"""Releases that are out and stand only in the register that a backup is put over.

What left cannot come back: its number is not given again, and its figures go on protecting
those that come after.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert
from sqlmodel import Session, SQLModel, col, select

from exports.ledger.chain import head
from models.account import Account
from models.release import Release
from models.release_cards import LOST
from models.released_contact import ReleasedContact, ReleasedParticipation
from models.signing_key import SigningKey

_AT_ONCE = 10_000


def carry_over(source: Session, target: Session) -> None:
    """Add to ``target`` the releases that ``source`` made after it, when they follow on it."""
    number, previous = head(target)
    later = select(Release).where(col(Release.number) > number)
    first = later.where(col(Release.entry).is_not(None)).order_by(col(Release.number)).limit(1)
    found = source.exec(first).first()
    if found is None or found.previous != previous:
        return
    _bring_accounts(source, target)
    if target.get(SigningKey, 1) is None:
        _copied(source, target, SigningKey)
    _copied(source, target, Release, col(Release.number) > number)
    for table in (ReleasedContact, ReleasedParticipation):
        _copied(source, target, table, col(table.release) > number)


def count_on_from(target: Session, number: int, by: int, now: datetime) -> None:
    """Never give a number up to ``number`` again: releases with it are out and not known here."""
    if head(target)[0] < number:
        row = Release(
            number=number, kind=LOST, opdracht="", period="", made_at=now, made_by=by, sha256=""
        )
        target.add(row)


def _bring_accounts(source: Session, target: Session) -> None:
    """Who made a release stands in it; an account of after the backup comes along closed."""
    known = set(target.exec(select(Account.id)))
    made = select(Account).where(col(Account.id).in_(select(Release.made_by).distinct()))
    for account in source.exec(made).all():
        if account.id not in known:
            kept = account.model_dump() | {"active": False, "password_hash": None}
            target.add(Account(**kept | {"name": f"{account.name}-oud"}))
    target.flush()


def _copied(source: Session, target: Session, kind: type[SQLModel], *wanted: Any) -> None:
    table: Table = kind.__table__  # type: ignore[attr-defined]
    rows: Iterator[dict[str, Any]] = (
        dict(row)
        for row in source.connection()
        .execute(table.select().where(*wanted).execution_options(yield_per=_AT_ONCE))
        .mappings()
    )
    while part := list(islice(rows, _AT_ONCE)):
        target.connection().execute(insert(table), part)
