"""Gathering everything that is held about one client, of whichever colleague it is."""

from datetime import date

from sqlmodel import Session, col, select

from models.account import Account
from models.acting import done_as
from models.audit_cards import AuditFilter
from models.audit_rows import audit_rows
from models.cards import ClientCard
from models.client import Client, ClientKenmerk, ClientYear
from models.client_events import noted_about
from models.client_notes import client_notes
from models.contact_cards import client_cards
from models.context import GATHERING
from models.erased_text import drafts_about
from models.forms import HIGHEST_NUMBER
from models.inspection_cards import (
    HeldDraft,
    HeldKenmerk,
    HeldTerm,
    HeldYear,
    InspectionCard,
)
from models.inspection_records import held_cases, held_contacts, held_metingen, held_plans
from models.kept_stretches import person, stretches
from models.merge_cards import merges_into
from models.merged_clients import all_numbers
from models.released_contact import ReleasedParticipation
from models.work import Work

Numbers = tuple[int, ...]


def gathered(work: Work, client: Client) -> InspectionCard:
    """All of it; texts are as they were typed, and of others there is only how many."""
    session, number = work.session, client.id or 0
    numbers = all_numbers(session, number)
    contacts, cases = held_contacts(work, numbers), held_cases(work, numbers)
    return InspectionCard(
        client=client_cards(session, [client])[0],
        known_as=_known_as(work, numbers, number),
        added_by=session.get_one(Account, client.added_by).name,
        added_at=client.added_at,
        kenmerken=_kenmerken(work, numbers),
        years=_years(work, numbers),
        contacts=contacts,
        cases=cases,
        metingen=held_metingen(work, numbers, tuple(one.case.number for one in cases)),
        plans=held_plans(work, numbers, tuple(one.case.number for one in cases)),
        drafts=_drafts(session, numbers),
        notes=client_notes(session, noted_about(numbers)),
        merges=merges_into(session, number),
        releases=_releases(session, numbers, tuple(one.contact.number for one in contacts)),
        terms=_terms(work, number),
        audit=audit_rows(session, AuditFilter(client=number, limit=HIGHEST_NUMBER)),
        made_at=work.clock.now(),
        made_by=work.actor.name,
    )


def _known_as(work: Work, numbers: Numbers, number: int) -> tuple[ClientCard, ...]:
    others = [one for one in numbers if one != number]
    found = select(Client).where(col(Client.id).in_(others)).order_by(col(Client.id))
    return client_cards(work.session, work.session.exec(found).all())


def _kenmerken(work: Work, numbers: Numbers) -> tuple[HeldKenmerk, ...]:
    """Each once: a merge copies them."""
    found = select(ClientKenmerk).where(col(ClientKenmerk.client_id).in_(numbers))
    rows = work.session.exec(found.order_by(ClientKenmerk.code, col(ClientKenmerk.id)))
    return tuple(dict.fromkeys(HeldKenmerk(row.code, row.since, row.until) for row in rows))


def _years(work: Work, numbers: Numbers) -> tuple[HeldYear, ...]:
    found = select(ClientYear).where(col(ClientYear.client_id).in_(numbers))
    rows = work.session.exec(found.order_by(col(ClientYear.year), col(ClientYear.client_id)))
    return tuple(dict.fromkeys(HeldYear(row.year, row.kern, row.leeftijdsgroep) for row in rows))


@done_as(GATHERING)
def _releases(session: Session, numbers: Numbers, contacts: Numbers) -> Numbers:
    """By contact first, as the table lies in that order."""
    found = select(ReleasedParticipation.release).where(
        col(ReleasedParticipation.contact_id).in_(contacts),
        col(ReleasedParticipation.client_id).in_(numbers),
    )
    return tuple(sorted(set(session.exec(found))))


def _terms(work: Work, number: int) -> tuple[HeldTerm, ...]:
    """Until when each part of it is kept, what goes first on top."""
    found = stretches(work.session, work.catalogues, person() == number).of(number)
    held = (HeldTerm(one.term, one.until(), one.until(text=True)) for one in found)
    return tuple(sorted(held, key=lambda one: (one.until or date.max, one.term.code)))


@done_as(GATHERING)
def _drafts(session: Session, numbers: Numbers) -> tuple[HeldDraft, ...]:
    """What somebody is still typing with the client; that of another is about the other."""
    return tuple(
        HeldDraft(
            session.get_one(Account, row.worker_id).name,
            row.changed_at,
            str(row.content.get("note", "")),
        )
        for row in drafts_about(session, numbers, ())
    )
