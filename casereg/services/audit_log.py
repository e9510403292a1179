"""Looking at the audit itself, which is written down as well."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from casereg.errors import NotAllowed
from casereg.security.rights import SEE_AUDIT, VERIFY_AUDIT, Reach
from models.audit import Audit
from models.audit_cards import AuditCard, AuditFilter
from models.audit_rows import audit_rows
from models.client import Client
from models.counted_words import many
from models.work import Work, own_team


def shown(work: Work, wanted: AuditFilter) -> tuple[AuditCard, ...]:
    """Who did what, newest first: of everybody, or of the own gebiedsteam and its clients."""
    conditions = _visible(work, wanted.client)
    found = audit_rows(work.session, wanted, *conditions)
    work.record("audit.see", many(len(found), "regel", "regels"), wanted.client)
    return found


def begin_verifying(work: Work) -> None:
    """Write down that the audit is looked through, by somebody who may."""
    work.require(VERIFY_AUDIT)
    work.record("audit.verify")


def _visible(work: Work, client: int | None) -> list[ColumnElement[bool]]:
    if work.require(SEE_AUDIT) is Reach.ALL:
        return []
    team = own_team(work)
    if client is None:
        return [col(Audit.team) == team]
    found = work.session.get(Client, client)
    if found is None or found.team != team:
        message = f"Cliënt {client} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, SEE_AUDIT.code, client)
    return []
