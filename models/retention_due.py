"""What is past its bewaartermijn in a gebiedsteam on a day; nothing is changed by it."""

from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import col

from models.case import Case, CaseParty
from models.client import Client
from models.contact import Contact, Participation
from models.erasure_cards import DueClient, RetentionPlan
from models.follow_up import FollowUp
from models.kept_stretches import Stretch, Stretches, person, stretches, term_of
from models.work import Work


def due(work: Work, team: str, day: date) -> RetentionPlan:
    """Clients of the team of whom all terms are over, and free text of others past its own."""
    session = work.session
    own = (col(Client.team) == team, col(Client.erased).is_(False))
    kept = stretches(session, work.catalogues, *own)
    restricted = set(
        session.scalars(select(person()).where(col(Client.restricted_on).is_not(None)))
    )
    found = {one.number: one for one in _clients(work, team, kept, day)}
    left = set(found) & restricted
    gone = set(found) - restricted
    spared = gone | restricted
    return RetentionPlan(
        day=day,
        clients=tuple(found[number] for number in sorted(gone)),
        notes=_notes(work, team, kept, day, spared),
        cases=_cases(work, team, kept, day, spared),
        restricted=tuple(sorted(left)),
        without=tuple(sorted(set().union(*kept.without.values()))),
    )


def _clients(work: Work, team: str, kept: Stretches, day: date) -> list[DueClient]:
    """Clients with nothing open, nothing planned and no term that still runs."""
    session = work.session
    planned = select(col(FollowUp.client_id)).where(
        col(FollowUp.client_id).is_not(None),
        col(FollowUp.done_on).is_(None),
        col(FollowUp.undone).is_(False),
        col(FollowUp.due_on) >= day,
    )
    busy = set(session.scalars(planned)) | set(kept.without)
    mine = (col(Client.team) == team, col(Client.erased).is_(False))
    rows = session.execute(
        select(col(Client.id), col(Client.added_at)).where(*mine, col(Client.merged_into).is_(None))
    )
    by_client: dict[int, list[Stretch]] = {}
    for (number, _), one in kept.known.items():
        by_client.setdefault(number, []).append(one)
    found = []
    for number, added_at in rows:
        own = by_client.get(number) or _never_helped(work, added_at.date(), day)
        if number not in busy and own and all(one.over(day) for one in own):
            found.append(_due(number, own))
    return found


def _never_helped(work: Work, added: date, day: date) -> list[Stretch]:
    """Somebody of whom nothing was recorded goes after the shortest term of today."""
    terms = work.catalogues.on(day).bewaartermijnen
    return [Stretch(min(terms, key=lambda term: term.maanden), added)] if terms else []


def _due(number: int, own: list[Stretch]) -> DueClient:
    last = max(own, key=lambda one: one.until() or date.min)
    until = last.until()
    assert until is not None  # noqa: S101 - it is over
    since = date.fromordinal(until.toordinal() + 1)
    return DueClient(number, last.term.titel, last.term.wet, since)


def _notes(work: Work, team: str, kept: Stretches, day: date, spared: set[int]) -> tuple[int, ...]:
    """Contacts with a note that is past its term for everybody in them; of nobody by its day."""
    rows = work.session.execute(
        select(
            col(Contact.id),
            col(Contact.opdracht),
            col(Contact.deelopdracht),
            col(Case.trajectsoort),
            col(Contact.happened_on),
            person(),
        )
        .join_from(Contact, Case, col(Case.id) == col(Contact.case_id), isouter=True)
        .join(Participation, col(Participation.contact_id) == col(Contact.id), isouter=True)
        .join(Client, col(Client.id) == col(Participation.client_id), isouter=True)
        .where(col(Contact.team) == team, col(Contact.note) != "")
    )
    return _over_for_all(work, kept, day, spared, rows)


def _cases(work: Work, team: str, kept: Stretches, day: date, spared: set[int]) -> tuple[int, ...]:
    """Closed cases in which somebody wrote where a referral went, past their term."""
    rows = work.session.execute(
        select(
            col(Case.id),
            col(Case.opdracht),
            col(Case.deelopdracht),
            col(Case.trajectsoort),
            col(Case.closed_on),
            person(),
        )
        .join_from(Case, CaseParty, col(CaseParty.case_id) == col(Case.id), isouter=True)
        .join(Client, col(Client.id) == col(CaseParty.client_id), isouter=True)
        .where(
            col(Case.team) == team,
            col(Case.closed_on).is_not(None),
            or_(col(Case.referred_to).is_not(None), col(Case.referral_result).is_not(None)),
        )
    )
    return _over_for_all(work, kept, day, spared, rows)


def _over_for_all(
    work: Work, kept: Stretches, day: date, spared: set[int], rows: Any
) -> tuple[int, ...]:
    """The numbers of rows with text that is past its term for each client in them."""
    over: dict[int, bool] = {}
    for number, opdracht, part, soort, last, client in rows:
        term = term_of(work.catalogues, opdracht, part, soort)
        own = kept.known.get((client, term.code)) if client and term else None
        stretch = own or (Stretch(term, last) if term else None)
        passed = stretch is not None and stretch.over(day, text=True) and client not in spared
        over[number] = passed and over.get(number, True)
    return tuple(sorted(number for number, passed in over.items() if passed))
