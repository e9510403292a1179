"""What was recorded with a client, of whichever colleague, with nobody else in it."""

from dataclasses import replace

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from models.account import Account
from models.case import Case, CaseParty
from models.case_cards import case_cards, meting_cards
from models.client_events import with_client
from models.contact import Contact
from models.contact_cards import contact_cards
from models.follow_up import FollowUp
from models.inspection_cards import HeldCase, HeldContact, HeldMeting, HeldPlan
from models.measurement import Meting
from models.work import Work

Numbers = tuple[int, ...]


def held_contacts(work: Work, numbers: Numbers) -> tuple[HeldContact, ...]:
    """Contacts, undone ones too; of who else took part only how many."""
    found = select(Contact).where(with_client(numbers))
    ordered = found.order_by(col(Contact.happened_on), col(Contact.id))
    cards = contact_cards(work.session, work.session.exec(ordered).all())
    held = []
    for card in cards:
        own = tuple(one for one in card.clients if one.number in numbers)
        held.append(HeldContact(replace(card, clients=own), len(card.clients) - len(own)))
    return tuple(held)


def held_cases(work: Work, numbers: Numbers) -> tuple[HeldCase, ...]:
    """Cases, undone ones too; of who else is in them only how many."""
    inside = select(CaseParty.case_id).where(col(CaseParty.client_id).in_(numbers))
    found = select(Case).where(col(Case.id).in_(inside))
    ordered = found.order_by(col(Case.opened_on), col(Case.id))
    held = []
    for card in case_cards(work.session, work.session.exec(ordered).all()):
        own = tuple(one for one in card.parties if one.client.number in numbers)
        alone = replace(card, parties=own, metingen=())
        held.append(HeldCase(alone, own[0].party, len(card.parties) - len(own)))
    return tuple(held)


def held_metingen(work: Work, numbers: Numbers, cases: Numbers) -> tuple[HeldMeting, ...]:
    """Scores about the client itself, or about a case the client is in."""
    of_case = col(Meting.client_id).is_(None) & col(Meting.case_id).in_(cases)
    found = select(Meting).where(or_(col(Meting.client_id).in_(numbers), of_case))
    rows = work.session.exec(found.order_by(col(Meting.measured_on), col(Meting.id))).all()
    cards = meting_cards(rows)
    return tuple(HeldMeting(card, row.undone) for card, row in zip(cards, rows, strict=True))


def held_plans(work: Work, numbers: Numbers, cases: Numbers) -> tuple[HeldPlan, ...]:
    """What was planned with the client, or in one of its cases."""
    found = (
        select(FollowUp, Account.name)
        .join(Account, col(Account.id) == col(FollowUp.worker_id))
        .where(_planned_about(numbers, cases))
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )
    return tuple(
        HeldPlan(row.soort, row.due_on, row.due_at, row.about, name, row.done_on, row.undone)
        for row, name in work.session.exec(found)
    )


def _planned_about(numbers: Numbers, cases: Numbers) -> ColumnElement[bool]:
    in_case = col(FollowUp.client_id).is_(None) & col(FollowUp.case_id).in_(cases)
    return or_(col(FollowUp.client_id).in_(numbers), in_case)
