"""Noting what a client asked for beside the data it is about, and reading it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.account import Account
from models.client import Client
from models.client_note import ClientNote, NoteKind
from models.contact import Contact
from models.following_cards import NoteCard
from models.work import Work


def note_about(
    work: Work,
    about: Client | Contact,
    soort: NoteKind,
    explanation: str,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Keep it with the client or the contact; ``before`` is what a correction changed."""
    row = ClientNote(
        soort=soort,
        team=about.team,
        client_id=about.id if isinstance(about, Client) else None,
        contact_id=about.id if isinstance(about, Contact) else None,
        explanation=explanation,
        before={name: _plain(value) for name, value in (before or {}).items()},
        made_on=work.clock.today(),
        made_by=work.actor.account_id,
    )
    work.session.add(row)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def client_notes(session: Session, *conditions: ColumnElement[bool]) -> tuple[NoteCard, ...]:
    """What was noted, in the order it was."""
    rows = session.exec(
        select(ClientNote, Account.name)
        .join(Account, col(Account.id) == col(ClientNote.made_by))
        .where(*conditions)
        .order_by(col(ClientNote.id))
    )
    return tuple(
        NoteCard(
            number=row.id or 0,
            soort=row.soort,
            made_on=row.made_on,
            worker=name,
            explanation=row.explanation,
            before=dict(row.before),
            client=row.client_id,
            contact=row.contact_id,
        )
        for row, name in rows
    )
