"""Contacts being typed: kept from the first key, counted nowhere, seen by their maker only."""

from uuid import UUID

from sqlmodel import col, select

from casereg.errors import InvalidInput
from casereg.security.rights import LOG_CONTACT
from models.cards import DraftCard
from models.contact import Contact, Draft
from models.draft_ids import of_form
from models.work import Work

LONGEST_DRAFT = 8000


def keep(work: Work, draft_id: UUID, content: dict[str, str]) -> None:
    """Keep what was typed so far, in place of what was kept before under this id."""
    work.require(LOG_CONTACT)
    if sum(len(text) for text in content.values()) > LONGEST_DRAFT:
        raise InvalidInput("Dit concept is te lang om te bewaren. Maak de notitie korter.", "note")
    stored = select(Contact.id).where(Contact.uid == draft_id)
    if work.session.exec(stored).first() is not None:
        return  # it was saved meanwhile, so there is nothing left to keep
    draft = work.session.get(Draft, draft_id)
    if draft is not None and draft.worker_id != work.actor.account_id:
        raise InvalidInput("Dit concept is van een ander.")
    if draft is None:
        draft = Draft(
            uid=draft_id, worker_id=work.actor.account_id, content={}, changed_at=work.clock.now()
        )
        # Once for a draft: a row for every pause in typing would drown the deeds.
        work.record("draft.keep", f"concept {draft_id}")
    draft.content, draft.changed_at = dict(content), work.clock.now()
    work.session.add(draft)


def drop(work: Work, draft_id: UUID) -> None:
    """Throw an own draft away; one that is gone already is no error."""
    work.require(LOG_CONTACT)
    draft = work.session.get(Draft, draft_id)
    if draft is not None and draft.worker_id == work.actor.account_id:
        work.session.delete(draft)
        work.record("draft.drop", f"concept {draft_id}")


def mine(work: Work) -> tuple[DraftCard, ...]:
    """The own drafts of contacts, last changed first."""
    return tuple(one for one in _own(work) if not of_form(one.id))


def forms(work: Work) -> tuple[DraftCard, ...]:
    """What was typed in other forms and not stored, last changed first."""
    work.require(LOG_CONTACT)
    return tuple(one for one in _own(work) if of_form(one.id))


def _own(work: Work) -> tuple[DraftCard, ...]:
    rows = work.session.exec(
        select(Draft)
        .where(Draft.worker_id == work.actor.account_id)
        .order_by(col(Draft.changed_at).desc())
    )
    return tuple(DraftCard(row.uid, dict(row.content), row.changed_at) for row in rows)
