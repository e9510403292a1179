"""What a worker planned: calls and visits, and what contacts announced; done, or dropped."""

from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement
from sqlmodel import col, func, or_, select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import PLAN
from models.contact import UNDONE, Contact
from models.follow_up import FollowUp
from models.follow_up_cards import announced, follow_ups
from models.following_cards import ANNOUNCED, FollowUpCard, MyDayCard
from models.following_forms import FollowUpForm
from models.merged_clients import standing
from models.restriction import refuse_any_restricted
from models.team_rows import clients_of_case, clients_of_contact, team_case, team_client
from models.visible_contacts import visible
from models.work import Work, own_team

AHEAD = timedelta(days=7)
ANNOUNCED_BACK = timedelta(days=14)  # what nobody kept by then is no work for today
LOOKED_BACK = timedelta(days=120)  # contacts before this announce nothing any more


def mine(work: Work) -> MyDayCard:
    """What the actor planned until a week from now, and what was done today."""
    work.require(PLAN)
    today = work.clock.today()
    own = col(FollowUp.worker_id) == work.actor.account_id
    still = col(FollowUp.done_on).is_(None)
    soon = still & (col(FollowUp.due_on) <= today + AHEAD)
    planned = follow_ups(work.session, own, or_(soon, col(FollowUp.done_on) == today))
    promised = announced(work.session, *_recent(work, today), *visible(work, mine=True))
    shown = sorted((*planned, *promised), key=_in_order)
    later = work.session.exec(
        select(func.count()).where(
            own, still, col(FollowUp.undone).is_(False), col(FollowUp.due_on) > today + AHEAD
        )
    ).one()
    _seen(work, shown)
    return MyDayCard(today, tuple(shown), later)


def plan(work: Work, form: FollowUpForm) -> FollowUpCard:
    """Plan a call or a visit; the same form twice plans it once."""
    work.require(PLAN)
    team = own_team(work)
    if known := work.session.exec(select(FollowUp).where(FollowUp.uid == form.id)).one_or_none():
        return _card(work, _own(work, known.id or 0))
    if form.due_on < work.clock.today():
        raise InvalidInput("Plan op een dag die nog moet komen.", "due_on")
    client = standing(work, (form.client,))[0] if form.client else None
    if client:
        team_client(work, client, team, form.due_on, "client")
    elif form.case is None:
        raise InvalidInput("Zeg met wie: een cliënt of een traject.", "client")
    if form.case:
        team_case(work, form.case, team, "case")
    row = FollowUp(
        **form.model_dump(exclude={"id", "client", "case"}),
        uid=form.id,
        client_id=client,
        case_id=form.case,
        team=team,
        worker_id=work.actor.account_id,
    )
    work.session.add(row)
    return _done(work, "follow_up.plan", row)


def finish(work: Work, number: int, done: bool) -> FollowUpCard:
    """Say that it was done today, or that it was not after all."""
    work.require(PLAN)
    row = _own(work, number)
    row.done_on = work.clock.today() if done else None
    return _done(work, "follow_up.done" if done else "follow_up.again", row)


def finish_announced(work: Work, contact: int) -> FollowUpCard:
    """Say that what a contact announced was done today."""
    work.require(PLAN)
    wanted = select(Contact).where(Contact.id == contact, *visible(work, mine=True))
    found = work.session.exec(wanted.with_for_update()).one_or_none()
    if found is None or found.status == UNDONE or found.follow_up_on is None:
        raise Refused(f"Contact {contact} kondigt niets aan.")
    card = next(iter(announced(work.session, col(Contact.id) == contact)), None)
    if card is None:
        raise Refused("Dit is al gedaan.")
    refuse_any_restricted(work, clients_of_contact(work, contact))
    row = FollowUp(
        uid=uuid4(),
        soort=ANNOUNCED,
        due_on=found.follow_up_on,
        team=found.team,
        worker_id=found.worker_id,
        client_id=card.client.number if card.client else None,
        case_id=found.case_id,
        contact_id=contact,
        done_on=work.clock.today(),
    )
    work.session.add(row)
    return _done(work, "follow_up.done", row)


def drop(work: Work, number: int) -> FollowUpCard:
    """Let it be planned no more; it is kept."""
    work.require(PLAN)
    row = _own(work, number)
    if row.soort == ANNOUNCED:
        raise Refused("Dit staat in een contact. Verander de vervolgdatum daar.")
    card = _done(work, "follow_up.drop", row)
    row.undone = True
    return card


def _own(work: Work, number: int) -> FollowUp:
    """What the actor planned, kept from others until this is done."""
    found = select(FollowUp).where(
        FollowUp.id == number,
        FollowUp.worker_id == work.actor.account_id,
        col(FollowUp.undone).is_(False),
    )
    row = work.session.exec(found.with_for_update()).one_or_none()
    if row is None:
        message = "Deze afspraak is er niet meer, of is niet van jou."
        raise NotAllowed(message, PLAN.code, subject=f"afspraak {number}")
    alone = (row.client_id,) if row.client_id else ()
    refuse_any_restricted(work, alone or clients_of_case(work, row.case_id))
    return row


def _recent(work: Work, today: date) -> list[ColumnElement[bool]]:
    return [
        col(Contact.happened_on) >= today - LOOKED_BACK,
        col(Contact.follow_up_on).between(today - ANNOUNCED_BACK, today + AHEAD),
    ]


def _in_order(card: FollowUpCard) -> tuple[bool, date, str]:
    """What is still to be done first, then by day and hour."""
    return card.done_on is not None, card.due_on, str(card.due_at or "")


def _seen(work: Work, cards: list[FollowUpCard]) -> None:
    for number in sorted({card.client.number for card in cards if card.client}) or (None,):
        work.record("follow_up.see", f"{len(cards)} afspraken", number)


def _done(work: Work, deed: str, row: FollowUp) -> FollowUpCard:
    work.session.flush()
    work.record(deed, f"afspraak {row.id}", row.client_id)
    return _card(work, row)


def _card(work: Work, row: FollowUp) -> FollowUpCard:
    return follow_ups(work.session, col(FollowUp.id) == row.id)[0]
