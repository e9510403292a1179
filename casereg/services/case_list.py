"""Reading cases: lists with a filter, and one of them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from casereg.errors import NotAllowed
from casereg.security.rights import USE_CASES
from models.case import Case, CaseParty
from models.case_cards import case_cards
from models.client import Client
from models.client_search import LONGEST_NUMBER, matches
from models.counted_words import many
from models.record_cards import CaseCard, CaseFilter
from models.work import Work


def listed(work: Work, wanted: CaseFilter) -> tuple[CaseCard, ...]:
    """The cases of the own team that are wanted, last opened first."""
    work.require(USE_CASES)
    query = (
        select(Case)
        .where(Case.team == work.actor.team, col(Case.undone).is_(False), *_wanted(work, wanted))
        .order_by(col(Case.opened_on).desc(), col(Case.id).desc())
        .limit(wanted.limit)
    )
    return _shown(work, work.session.exec(query).all())


def one(work: Work, number: int) -> CaseCard:
    """The case with this number, also one that was undone."""
    work.require(USE_CASES)
    query = select(Case).where(Case.id == number, Case.team == work.actor.team)
    found = work.session.exec(query).one_or_none()
    if found is None:
        message = f"Traject {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, USE_CASES.code, subject=f"traject {number}")
    return _shown(work, [found])[0]


def _shown(work: Work, cases: Sequence[Case]) -> tuple[CaseCard, ...]:
    """The cards, after it is written down whose data were read."""
    cards = case_cards(work.session, cases)
    numbers = sorted({party.client.number for card in cards for party in card.parties})
    for number in numbers or (None,):
        work.record("case.see", many(len(cards), "traject", "trajecten"), number)
    return cards


def _wanted(work: Work, wanted: CaseFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.open_only:
        conditions.append(col(Case.closed_on).is_(None))
    if wanted.mine:
        conditions.append(col(Case.worker_id) == work.actor.account_id)
    if wanted.deelopdracht:
        conditions.append(col(Case.deelopdracht) == wanted.deelopdracht)
    if wanted.client is not None:
        conditions.append(_with_client(col(Client.id) == wanted.client))
    if wanted.text.strip():
        conditions.append(_with_text(wanted.text.strip()))
    return conditions


def _with_text(text: str) -> ColumnElement[bool]:
    with_client = _with_client(*matches(text))
    if text.isdecimal() and len(text) <= LONGEST_NUMBER:
        return or_(with_client, col(Case.id) == int(text))
    return with_client


def _with_client(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    taking_part = (
        select(CaseParty.case_id)
        .join(Client, col(Client.id) == col(CaseParty.client_id))
        .where(*conditions)
    )
    return col(Case.id).in_(taking_part)
