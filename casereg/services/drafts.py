"""What is being typed: kept from the first key, counted nowhere, seen by its maker only."""

from uuid import UUID

from sqlmodel import col, select

from casereg.errors import InvalidInput
from casereg.security.rights import KEEP_TYPED, LOG_CONTACT
from models.acting import own_rows
from models.cards import DraftCard
from models.contact import Contact, Draft
from models.draft_ids import of_form
from models.work import Work

LONGEST_DRAFT = 8000


def keep(work: Work, draft_id: UUID, content: dict[str, str]) -> None:
    """Keep what was typed so far, in place of what was kept before under this id."""
    _require(work, draft_id)
    if sum(len(text) for text in content.values()) > LONGEST_DRAFT:
        raise InvalidInput("Dit concept is te lang om te bewaren. Maak de notitie korter.", "note")
    stored = select(Contact.id).where(Contact.uid == draft_id)
    if work.session.exec(stored).first() is not None:
        return  # it was saved meanwhile, so there is nothing left to keep
    if _put(work, draft_id, content):
        # Once for a draft: a row for every pause in typing would drown the deeds.
        work.record("draft.keep", f"concept {draft_id}")


def drop(work: Work, draft_id: UUID) -> None:
    """Throw an own draft away; one that is gone already is no error."""
    _require(work, draft_id)
    with own_rows(work.session):
        draft = work.session.get(Draft, draft_id)
        if draft is None or draft.worker_id != work.actor.account_id:
            return
        work.session.delete(draft)
    work.record("draft.drop", f"concept {draft_id}")


def mine(work: Work) -> tuple[DraftCard, ...]:
    """The own drafts of contacts, last changed first."""
    return tuple(one for one in _own(work) if not of_form(one.id))


def forms(work: Work) -> tuple[DraftCard, ...]:
    """What was typed in other forms and not stored, last changed first."""
    work.require(KEEP_TYPED)
    with own_rows(work.session):
        return tuple(one for one in _own(work) if of_form(one.id))


def _require(work: Work, draft_id: UUID) -> None:
    work.require(KEEP_TYPED if of_form(draft_id) else LOG_CONTACT)


def _put(work: Work, draft_id: UUID, content: dict[str, str]) -> bool:
    """Write it as it is now; whether it is a new one."""
    with own_rows(work.session):
        draft = work.session.get(Draft, draft_id)
        if draft is not None and draft.worker_id != work.actor.account_id:
            raise InvalidInput("Dit concept is van een ander.")
        new = draft is None
        now, maker = work.clock.now(), work.actor.account_id
        draft = draft or Draft(uid=draft_id, worker_id=maker, content={}, changed_at=now)
        draft.content, draft.changed_at = dict(content), now
        work.session.add(draft)
        return new


def _own(work: Work) -> tuple[DraftCard, ...]:
    rows = work.session.exec(
        select(Draft)
        .where(Draft.worker_id == work.actor.account_id)
        .order_by(col(Draft.changed_at).desc())
    )
    return tuple(DraftCard(row.uid, dict(row.content), row.changed_at) for row in rows)
