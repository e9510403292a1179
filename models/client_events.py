"""What happened with a client, from all tables, newest first; a page at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, union_all
from sqlmodel import and_, col, or_

from models.case import Case, CaseParty
from models.case_cards import case_cards, meting_cards
from models.client_note import ClientNote
from models.client_notes import client_notes
from models.contact import UNDONE, Contact, Participation
from models.contact_cards import contact_cards
from models.follow_up import FollowUp
from models.follow_up_cards import follow_ups
from models.following_cards import CASE_EVENTS, EventCard, EventKind
from models.measurement import Meting
from models.visible_contacts import visible
from models.work import Work

Numbers = tuple[int, ...]
"""All numbers of one client: those that were merged into it too."""
Condition = ColumnElement[bool]
Happened = tuple[date, EventKind, int]


def events(work: Work, numbers: Numbers, offset: int, limit: int) -> tuple[EventCard, ...]:
    """What the actor may see of it, from ``offset`` on."""
    streams = union_all(*_streams(work, numbers)).subquery()
    c = streams.c
    newest = (c.day.desc(), c.kind.desc(), c.number.desc())
    rows = work.session.execute(select(streams).order_by(*newest).limit(limit).offset(offset))
    return _cards(work, [(row.day, row.kind, row.number) for row in rows])


def with_client(numbers: Numbers) -> Condition:
    """Contacts in which the client took part."""
    took_part = select(col(Participation.contact_id)).where(
        col(Participation.client_id).in_(numbers)
    )
    return col(Contact.id).in_(took_part)


def with_party(work: Work, numbers: Numbers) -> Condition:
    """Cases of the own team that the client is in."""
    inside = select(col(CaseParty.case_id)).where(col(CaseParty.client_id).in_(numbers))
    return and_(
        col(Case.id).in_(inside),
        col(Case.team) == work.actor.team,
        col(Case.undone).is_(False),
    )


def planned_with(work: Work, numbers: Numbers) -> Condition:
    """What somebody of the own team planned with the client, or in one of its cases."""
    in_case = and_(
        col(FollowUp.client_id).is_(None),
        col(FollowUp.case_id).in_(select(col(Case.id)).where(with_party(work, numbers))),
    )
    return and_(
        or_(col(FollowUp.client_id).in_(numbers), in_case),
        col(FollowUp.team) == work.actor.team,
        col(FollowUp.undone).is_(False),
    )


def noted_about(numbers: Numbers, *contacts: Condition) -> Condition:
    """What was noted about the client, or about those of its contacts that fit."""
    theirs = select(col(Contact.id)).where(with_client(numbers), *contacts)
    return or_(
        col(ClientNote.client_id).in_(numbers),
        col(ClientNote.contact_id).in_(theirs),
    )


def _streams(work: Work, numbers: Numbers) -> list[Select[Any]]:
    """The day, the kind and the number of everything that happened."""
    seen = and_(with_client(numbers), col(Contact.status) != UNDONE, *visible(work))
    cases = with_party(work, numbers)
    of_case = col(Meting.case_id).in_(select(col(Case.id)).where(cases))
    measured = and_(
        or_(
            col(Meting.client_id).in_(numbers),
            and_(col(Meting.client_id).is_(None), of_case),
        ),
        col(Meting.undone).is_(False),
    )
    noted = noted_about(numbers, *visible(work))
    return [
        _stream("contact", col(Contact.happened_on), col(Contact.id), seen),
        _stream("opened", col(Case.opened_on), col(Case.id), cases),
        _stream("referred", col(Case.referral_sent_on), col(Case.id), cases),
        _stream("closed", col(Case.closed_on), col(Case.id), cases),
        _stream("meting", col(Meting.measured_on), col(Meting.id), measured),
        _stream("follow_up", col(FollowUp.done_on), col(FollowUp.id), planned_with(work, numbers)),
        _stream("note", col(ClientNote.made_on), col(ClientNote.id), noted),
    ]


def _stream(kind: EventKind, day: Any, number: Any, fits: Condition) -> Select[Any]:
    """One kind of event: ``day`` and ``number`` are columns of its table."""
    columns = (day.label("day"), literal(kind).label("kind"), number.label("number"))
    return select(*columns).where(day.is_not(None), fits)


def _cards(work: Work, rows: Sequence[Happened]) -> tuple[EventCard, ...]:
    """The rows with what they stand for, in the same order."""
    session = work.session

    def those(table: Any, *kinds: EventKind) -> Any:
        numbers = {number for _, kind, number in rows if kind in kinds}
        return session.execute(select(table).where(col(table.id).in_(numbers))).scalars().all()

    contacts = {one.number: one for one in contact_cards(session, those(Contact, "contact"))}
    cases = {one.number: one for one in case_cards(session, those(Case, *CASE_EVENTS))}
    metingen = {one.number: one for one in meting_cards(those(Meting, "meting"))}
    done = {number for _, kind, number in rows if kind == "follow_up"}
    planned = {one.number: one for one in follow_ups(session, col(FollowUp.id).in_(done))}
    told = {number for _, kind, number in rows if kind == "note"}
    notes = {one.number: one for one in client_notes(session, col(ClientNote.id).in_(told))}
    return tuple(
        EventCard(
            day=day,
            kind=kind,
            number=number,
            contact=contacts.get(number) if kind == "contact" else None,
            case=cases.get(number) if kind in CASE_EVENTS else None,
            meting=metingen.get(number) if kind == "meting" else None,
            follow_up=planned.get(number) if kind == "follow_up" else None,
            note=notes.get(number) if kind == "note" else None,
        )
        for day, kind, number in rows
    )
