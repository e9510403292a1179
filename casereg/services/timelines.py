"""A client over time: contacts, cases, metingen and what was planned, newest first."""

from collections.abc import Sequence

from sqlmodel import col, func, select

from casereg.errors import NotAllowed
from casereg.security.rights import USE_CLIENTS
from models.case import Case
from models.case_cards import case_cards
from models.client import Client
from models.client_events import Numbers, events, planned_with, with_client, with_party
from models.contact import UNDONE, Contact
from models.contact_cards import client_cards
from models.follow_up import FollowUp
from models.follow_up_cards import announced, follow_ups
from models.following_cards import FollowUpCard, TimelineCard
from models.merge_cards import merges_into
from models.merged_clients import all_numbers
from models.visible_contacts import visible
from models.work import Work


def page(work: Work, number: int, offset: int, limit: int) -> TimelineCard:
    """A page of the client that ``number`` leads to; what is open stands on every page."""
    work.require(USE_CLIENTS)
    client = _client(work, number)
    numbers = all_numbers(work.session, client.id or 0)
    found = events(work, numbers, offset, limit + 1)
    work.record("client.timeline", client_id=client.id)
    return TimelineCard(
        client=client_cards(work.session, [client])[0],
        referrals=case_cards(work.session, _referrals(work, numbers)),
        follow_ups=_planned(work, numbers),
        merges=merges_into(work.session, client.id or 0),
        events=found[:limit],
        offset=offset,
        more=len(found) > limit,
        others=_others(work, numbers),
    )


def _client(work: Work, number: int) -> Client:
    own = (Client.id == number, Client.team == work.actor.team, col(Client.erased).is_(False))
    client = work.session.exec(select(Client).where(*own)).one_or_none()
    if client is None:
        message = f"Cliënt {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, USE_CLIENTS.code, number)
    return client if client.merged_into is None else _client(work, client.merged_into)


def _referrals(work: Work, numbers: Numbers) -> Sequence[Case]:
    """Cases of which nobody knows yet what came of the referral, the oldest first."""
    waiting = (col(Case.referral_sent_on).is_not(None), col(Case.referral_result_on).is_(None))
    query = select(Case).where(with_party(work, numbers), *waiting)
    return work.session.exec(query.order_by(col(Case.referral_sent_on), col(Case.id))).all()


def _planned(work: Work, numbers: Numbers) -> tuple[FollowUpCard, ...]:
    """What is planned with the client by anybody in the team, first what is due first."""
    open_still = col(FollowUp.done_on).is_(None)
    planned = follow_ups(work.session, planned_with(work, numbers), open_still)
    promised = announced(work.session, with_client(numbers), *visible(work))
    return tuple(sorted((*planned, *promised), key=lambda one: (one.due_on, str(one.due_at or ""))))


def _others(work: Work, numbers: Numbers) -> int:
    """How many contacts of the team the actor may not see."""
    seen = select(Contact.id).where(with_client(numbers), *visible(work))
    query = select(func.count()).where(
        with_client(numbers),
        Contact.status != UNDONE,
        Contact.team == work.actor.team,
        col(Contact.id).not_in(seen),
    )
    return work.session.exec(query).one()
