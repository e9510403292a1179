"""Merges as cards."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.account import Account
from models.client import Client
from models.client_merge import ClientMerge
from models.contact_cards import client_cards
from models.following_cards import MergeCard


def merge_card(session: Session, row: ClientMerge) -> MergeCard:
    """One merge."""
    return _cards(session, [row])[0]


def merges_into(session: Session, kept: int) -> tuple[MergeCard, ...]:
    """The merges into a client that still stand, last one first."""
    rows = session.exec(
        select(ClientMerge)
        .where(ClientMerge.kept_id == kept, col(ClientMerge.undone_at).is_(None))
        .order_by(col(ClientMerge.id).desc())
    )
    return _cards(session, rows.all())


def _cards(session: Session, rows: Sequence[ClientMerge]) -> tuple[MergeCard, ...]:
    gone = client_cards(session, [session.get_one(Client, row.gone_id) for row in rows])
    return tuple(
        MergeCard(
            number=row.id or 0,
            kept=row.kept_id,
            gone=card,
            made_by=session.get_one(Account, row.made_by).name,
            made_at=row.made_at,
        )
        for row, card in zip(rows, gone, strict=True)
    )
