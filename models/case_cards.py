"""Case rows as cards, with all that belongs to them, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session, col, func, select

from models.account import Account
from models.case import Case, CaseParty, CaseResult
from models.client import Client
from models.contact import UNDONE, Contact
from models.contact_cards import client_cards
from models.measurement import Meting
from models.record_cards import CaseCard, MetingCard, PartyCard


def case_cards(session: Session, cases: Sequence[Case]) -> tuple[CaseCard, ...]:
    """The cases as cards, in the same order."""
    numbers = [case.id or 0 for case in cases]
    parties, results = _parties(session, numbers), _results(session, numbers)
    metingen, contacts = _metingen(session, numbers), _contacts(session, numbers)
    workers = {case.worker_id for case in cases}
    names = session.exec(select(Account.id, Account.name).where(col(Account.id).in_(workers)))
    worker = dict(names.all())
    return tuple(
        CaseCard(
            number=number,
            opdracht=case.opdracht,
            deelopdracht=case.deelopdracht,
            trajectsoort=case.trajectsoort,
            taak=case.taak,
            project=case.project,
            team=case.team,
            worker=worker[case.worker_id],
            parties=tuple(parties[number]),
            opened_on=case.opened_on,
            closed_on=case.closed_on,
            ended_as=case.ended_as,
            referred_to=case.referred_to,
            referral_sent_on=case.referral_sent_on,
            referral_accepted_on=case.referral_accepted_on,
            referral_result=case.referral_result,
            referral_result_on=case.referral_result_on,
            results=results[number],
            metingen=tuple(metingen[number]),
            contacts=contacts[number][0],
            last_contact=contacts[number][1],
            undone=case.undone,
        )
        for number, case in zip(numbers, cases, strict=True)
    )


def meting_cards(metingen: Iterable[Meting]) -> tuple[MetingCard, ...]:
    """The metingen as cards, in the same order."""
    return tuple(
        MetingCard(
            number=row.id or 0,
            instrument=row.instrument,
            moment=row.moment,
            score=row.score,
            measured_on=row.measured_on,
            deelopdracht=row.deelopdracht,
            client=row.client_id,
            case=row.case_id,
            contact=row.contact_id,
            answers=row.answers,
        )
        for row in metingen
    )


def _parties(session: Session, numbers: list[int]) -> dict[int, list[PartyCard]]:
    rows = session.exec(
        select(CaseParty, Client)
        .join(Client, col(Client.id) == col(CaseParty.client_id))
        .where(col(CaseParty.case_id).in_(numbers), col(Client.erased).is_(False))
        .order_by(col(CaseParty.client_id))
    ).all()
    cards = client_cards(session, [client for _, client in rows])
    found: dict[int, list[PartyCard]] = defaultdict(list)
    for (row, _), card in zip(rows, cards, strict=True):
        found[row.case_id].append(PartyCard(card, row.party))
    return found


def _results(session: Session, numbers: list[int]) -> dict[int, dict[str, tuple[bool, date]]]:
    """The last answer to each question."""
    rows = session.exec(
        select(CaseResult)
        .where(col(CaseResult.case_id).in_(numbers))
        .order_by(CaseResult.code, col(CaseResult.answered_on))
    )
    found: dict[int, dict[str, tuple[bool, date]]] = defaultdict(dict)
    for row in rows:
        found[row.case_id][row.code] = (row.reached, row.answered_on)
    return found


def _metingen(session: Session, numbers: list[int]) -> dict[int, list[MetingCard]]:
    rows = session.exec(
        select(Meting)
        .where(col(Meting.case_id).in_(numbers), col(Meting.undone).is_(False))
        .order_by(col(Meting.measured_on), col(Meting.id))
    )
    found: dict[int, list[MetingCard]] = defaultdict(list)
    for card in meting_cards(rows):
        found[card.case or 0].append(card)
    return found


def _contacts(session: Session, numbers: list[int]) -> dict[int, tuple[int, date | None]]:
    """How many contacts each case has, and the day of the last one."""
    rows = session.exec(
        select(Contact.case_id, func.count(), func.max(Contact.happened_on))
        .where(col(Contact.case_id).in_(numbers), Contact.status != UNDONE)
        .group_by(col(Contact.case_id))
    )
    found: dict[int, tuple[int, date | None]] = defaultdict(lambda: (0, None))
    for number, many, last in rows:
        found[number or 0] = (many, last)
    return found
