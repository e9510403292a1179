"""Reading the audit: rows that are wanted, and all that is about one client."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.account import Account
from models.audit import Audit
from models.audit_cards import AuditCard, AuditFilter
from models.merged_clients import all_numbers


def audit_rows(
    session: Session, wanted: AuditFilter, *conditions: ColumnElement[bool]
) -> tuple[AuditCard, ...]:
    """The rows, newest first; of a client also those of who was merged into it."""
    query = (
        select(Audit, Account.name)
        .join(Account, col(Account.id) == col(Audit.account_id), isouter=True)
        .where(*_wanted(session, wanted), *conditions)
        .order_by(col(Audit.seq).desc())
        .limit(wanted.limit)
    )
    return tuple(_card(row, name) for row, name in session.exec(query))


def _wanted(session: Session, wanted: AuditFilter) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.client is not None:
        numbers = {wanted.client, *all_numbers(session, wanted.client)}
        conditions.append(col(Audit.client_id).in_(numbers))
    if wanted.since is not None:
        conditions.append(col(Audit.at) >= wanted.since)
    if wanted.before is not None:
        conditions.append(col(Audit.seq) < wanted.before)
    return conditions


def _card(row: Audit, name: str | None) -> AuditCard:
    return AuditCard(
        row.seq or 0,
        row.at,
        name or "",
        row.role,
        row.team,
        row.deed,
        row.subject,
        row.client_id,
        row.place,
        row.outcome,
    )
