"""Reading contacts: lists with a filter, one of them, and the day of a worker."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, func, or_, select

from casereg.errors import NotAllowed
from casereg.security.rights import SEE_CONTACTS
from models.account import Account
from models.cards import ContactCard, ContactFilter
from models.client import Client
from models.client_search import matches
from models.contact import UNDONE, Contact, Participation
from models.contact_cards import contact_cards
from models.counted_words import many
from models.periods import Week
from models.visible_contacts import visible
from models.work import Work


def listed(work: Work, wanted: ContactFilter) -> tuple[ContactCard, ...]:
    """The contacts the actor may see and wants, newest first."""
    query = (
        select(Contact)
        .where(*visible(work, wanted.mine), *_wanted(work, wanted))
        .order_by(col(Contact.happened_on).desc(), col(Contact.id).desc())
        .limit(wanted.limit)
        .offset(wanted.offset)
    )
    return _shown(work, work.session.exec(query).all())


def one(work: Work, number: int) -> ContactCard:
    """The contact with this number, when the actor may see it."""
    query = select(Contact).where(Contact.id == number, *visible(work))
    found = work.session.exec(query).one_or_none()
    if found is None:
        subject = f"contact {number}"
        message = f"Contact {number} bestaat niet of is niet van jou."
        raise NotAllowed(message, SEE_CONTACTS.code, subject=subject)
    return _shown(work, [found])[0]


def numbered(work: Work, numbers: Collection[int]) -> tuple[ContactCard, ...]:
    """Those of the contacts with these numbers that the actor may see, newest first."""
    query = (
        select(Contact)
        .where(*visible(work), col(Contact.id).in_(numbers))
        .order_by(col(Contact.happened_on).desc(), col(Contact.id).desc())
    )
    return _shown(work, work.session.exec(query).all())


def count_in_week(work: Work, week: Week) -> int:
    """How many own contacts of that week count."""
    query = select(func.count()).where(
        Contact.worker_id == work.actor.account_id,
        col(Contact.happened_on).between(week.monday, week.sunday),
        Contact.status != UNDONE,
    )
    return work.session.exec(query).one()


def _shown(work: Work, contacts: Sequence[Contact]) -> tuple[ContactCard, ...]:
    """The cards, after it is written down whose data were read."""
    cards = contact_cards(work.session, contacts)
    numbers = sorted({client.number for card in cards for client in card.clients})
    for number in numbers or (None,):
        work.record("contact.see", many(len(cards), "contact", "contacten"), number)
    return cards


def _wanted(work: Work, wanted: ContactFilter) -> list[ColumnElement[bool]]:
    conditions = _between(wanted)
    if wanted.deelopdracht:
        conditions.append(col(Contact.deelopdracht) == wanted.deelopdracht)
    if wanted.contactsoort:
        conditions.append(col(Contact.contactsoort) == wanted.contactsoort)
    if not wanted.include_undone:
        conditions.append(col(Contact.status) != UNDONE)
    if wanted.worker.strip():
        conditions.append(col(Contact.worker_id).in_(_workers(work, wanted.worker.strip().lower())))
    if wanted.text.strip():
        conditions.append(_with_client(*matches(wanted.text)))
    if wanted.clients:
        own, merged = (col(one).in_(wanted.clients) for one in (Client.id, Client.merged_into))
        conditions.append(_with_client(or_(own, merged)))
    return conditions


def _between(wanted: ContactFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    start = wanted.week.monday if wanted.week else wanted.start
    end = wanted.week.sunday if wanted.week else wanted.end
    if start:
        conditions.append(col(Contact.happened_on) >= start)
    if end:
        conditions.append(col(Contact.happened_on) <= end)
    return conditions


def _workers(work: Work, name: str) -> Sequence[int | None]:
    """The account with this name, else those whose name begins so."""
    called = work.session.exec(select(Account.id).where(Account.name == name)).all()
    begins = col(Account.name).startswith(name, autoescape=True)
    return called or work.session.exec(select(Account.id).where(begins)).all()


def _with_client(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    taking_part = (
        select(Participation.contact_id)
        .join(Client, col(Client.id) == col(Participation.client_id))
        .where(*conditions)
    )
    return col(Contact.id).in_(taking_part)
