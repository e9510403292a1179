"""What is planned as cards, and what contacts announce with their vervolgdatum."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, ScalarSelect, case
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select

from models.account import Account
from models.cards import ClientCard
from models.client import Client
from models.contact import UNDONE, Contact, Participation
from models.contact_cards import client_cards
from models.follow_up import FollowUp
from models.following_cards import ANNOUNCED, FollowUpCard


def follow_ups(session: Session, *conditions: ColumnElement[bool]) -> list[FollowUpCard]:
    """What was planned and not dropped, first what is due first."""
    rows = session.exec(
        select(FollowUp, Account.name, _last_contact())
        .join(Account, col(Account.id) == col(FollowUp.worker_id))
        .where(col(FollowUp.undone).is_(False), *conditions)
        .order_by(
            col(FollowUp.due_on),
            col(FollowUp.due_at).is_not(None),  # the databases disagree on where none comes
            col(FollowUp.due_at),
            col(FollowUp.id),
        )
    ).all()
    people = _people(session, [row.client_id for row, _, _ in rows])
    return [
        FollowUpCard(
            number=row.id,
            soort=row.soort,
            due_on=row.due_on,
            due_at=row.due_at,
            about=row.about,
            worker=worker,
            client=people.get(row.client_id or 0),
            case=row.case_id,
            contact=row.contact_id,
            done_on=row.done_on,
            last_contact=last or 0,
        )
        for row, worker, last in rows
    ]


def announced(session: Session, *conditions: ColumnElement[bool]) -> list[FollowUpCard]:
    """Contacts whose vervolgdatum nobody has kept yet.

    Kept is a contact with the same client on that day or later, or that somebody said so.
    """
    known = col(Participation.client_id) > 0  # below zero stands nobody
    said = select(FollowUp.contact_id).where(col(FollowUp.contact_id).is_not(None))
    rows = session.exec(
        select(Contact, Account.name, func.min(case((known, Participation.client_id))))
        .join(Account, col(Account.id) == col(Contact.worker_id))
        .join(Participation, col(Participation.contact_id) == col(Contact.id), isouter=True)
        .where(
            col(Contact.follow_up_on).is_not(None),
            Contact.status != UNDONE,
            col(Contact.id).not_in(said),
            ~_kept(),
            *conditions,
        )
        .group_by(col(Contact.id), Account.name)
        .order_by(col(Contact.follow_up_on), col(Contact.id))
    ).all()
    people = _people(session, [client for _, _, client in rows])
    return [_announced(contact, worker, people.get(client)) for contact, worker, client in rows]


def _announced(contact: Contact, worker: str, client: ClientCard | None) -> FollowUpCard:
    assert contact.follow_up_on is not None  # noqa: S101 - asked for above
    return FollowUpCard(
        number=None,
        soort=ANNOUNCED,
        due_on=contact.follow_up_on,
        due_at=None,
        about="",
        worker=worker,
        client=client,
        case=contact.case_id,
        contact=contact.id,
        done_on=None,
    )


def _kept() -> ColumnElement[bool]:
    later, mine, theirs = aliased(Contact), aliased(Participation), aliased(Participation)
    return (
        select(later.id)
        .join(theirs, col(theirs.contact_id) == col(later.id))
        .join(mine, col(mine.client_id) == col(theirs.client_id))
        .where(
            col(mine.contact_id) == col(Contact.id),
            col(later.happened_on) >= col(Contact.follow_up_on),
            col(later.id) != col(Contact.id),
            col(later.status) != UNDONE,
        )
        .correlate(Contact)
        .exists()
    )


def _last_contact() -> ScalarSelect[int | None]:
    """The newest contact of the worker with the client, or in the case."""
    with_client = select(Participation.contact_id).where(
        col(Participation.client_id) == col(FollowUp.client_id)
    )
    return (
        select(func.max(Contact.id))
        .where(
            col(Contact.worker_id) == col(FollowUp.worker_id),
            or_(
                col(Contact.id).in_(with_client),
                and_(
                    col(FollowUp.client_id).is_(None),
                    col(Contact.case_id) == col(FollowUp.case_id),
                ),
            ),
        )
        .correlate(FollowUp)
        .scalar_subquery()
    )


def _people(session: Session, numbers: Iterable[int | None]) -> dict[int | None, ClientCard]:
    wanted = {number for number in numbers if number is not None}
    found: Sequence[Client] = session.exec(select(Client).where(col(Client.id).in_(wanted))).all()
    return {card.number: card for card in client_cards(session, found)}
