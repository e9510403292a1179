"""Everything the register holds of one client, by number: what an erasure is about."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_
from sqlmodel import Session, col, select

from models.acting import done_as
from models.case import Case, CaseParty
from models.client import Client
from models.client_merge import ClientMerge
from models.client_note import ClientNote
from models.contact import Draft, Participation
from models.context import GATHERING
from models.erased_text import drafts_about
from models.follow_up import FollowUp
from models.merge_moves import cases_of, contacts_of, in_parts
from models.merged_clients import all_numbers


@dataclass(frozen=True, slots=True)
class Belongings:
    """The numbers of a client and of the rows it is in; ``own_`` are those without others."""

    clients: tuple[Client, ...]
    contacts: frozenset[int]
    own_contacts: frozenset[int]
    cases: frozenset[int]
    own_cases: frozenset[int]
    notes: frozenset[int]
    names: frozenset[str]
    drafts: tuple[Draft, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The client, and the numbers that were merged into it."""
        return tuple(client.id or 0 for client in self.clients)


@done_as(GATHERING)
def belongings(session: Session, number: int) -> Belongings:
    """What belongs to the client; nothing is changed by it."""
    numbers = all_numbers(session, number)
    people = session.exec(select(Client).where(col(Client.id).in_(numbers)))
    clients = tuple(sorted(people, key=lambda one: one.id or 0))
    contacts = frozenset().union(*(contacts_of(session, one) for one in numbers))
    cases = frozenset().union(*(cases_of(session, one) for one in numbers))
    names = _names(session, clients)
    own_contacts = contacts - _with_others(session, Participation, "contact_id", contacts, numbers)
    return Belongings(
        clients=clients,
        contacts=contacts,
        own_contacts=own_contacts,
        cases=cases,
        own_cases=cases - _with_others(session, CaseParty, "case_id", cases, numbers),
        notes=_notes(session, numbers, contacts),
        names=names,
        drafts=tuple(drafts_about(session, numbers, names)),
    )


def planned(own: Belongings) -> ColumnElement[bool]:
    """What was planned with the client, or around what only the client was in."""
    return or_(
        col(FollowUp.client_id).in_(own.numbers),
        and_(col(FollowUp.client_id).is_(None), col(FollowUp.case_id).in_(own.own_cases)),
        col(FollowUp.contact_id).in_(own.own_contacts),
    )


def referred(own: Belongings) -> ColumnElement[bool]:
    """Cases that only this client was in, of which somebody wrote where a referral went."""
    said = or_(col(Case.referred_to).is_not(None), col(Case.referral_result).is_not(None))
    return and_(col(Case.id).in_(own.own_cases), said)


def merged(own: Belongings) -> ColumnElement[bool]:
    """Merges of the client, those that were undone too."""
    either = (col(ClientMerge.kept_id), col(ClientMerge.gone_id))
    return or_(*(column.in_(own.numbers) for column in either))


def open_cases(session: Session, own: Belongings) -> tuple[int, ...]:
    """Cases that only this client is in, and that were not closed."""
    rows = select(Case.id).where(
        col(Case.id).in_(own.own_cases), col(Case.closed_on).is_(None), col(Case.undone).is_(False)
    )
    return tuple(sorted(number for number in session.exec(rows) if number))


def drop(session: Session, table: Any, which: ColumnElement[bool]) -> None:
    """Delete rows; what is loaded of them is of no use any more."""
    session.execute(delete(table).where(which).execution_options(synchronize_session=False))


def _names(session: Session, clients: tuple[Client, ...]) -> frozenset[str]:
    """What the client is called, and was before a correction."""
    numbers = [client.id for client in clients]
    about = select(ClientNote).where(col(ClientNote.client_id).in_(numbers))
    before = (row.before.get("name") for row in session.exec(about))
    return frozenset(filter(None, (*(client.name for client in clients), *before)))


def _notes(session: Session, numbers: tuple[int, ...], contacts: Collection[int]) -> frozenset[int]:
    """Corrections and statements about the client, or about contacts with the client once."""
    rows = session.exec(select(ClientNote)).all()
    return frozenset(
        row.id or 0
        for row in rows
        if row.client_id in numbers
        or row.contact_id in contacts
        or not set(numbers).isdisjoint(row.before.get("clients", ()))
    )


def _with_others(
    session: Session, table: Any, key: str, rows: Collection[int], numbers: tuple[int, ...]
) -> frozenset[int]:
    """Those of the rows in which somebody else stands who is still known."""
    column, found = getattr(table, key), set[int]()
    for some in in_parts(sorted(rows)):
        others = (
            select(column)
            .join(Client, col(Client.id) == table.client_id)
            .where(column.in_(some), table.client_id.not_in(numbers), col(Client.erased).is_(False))
        )
        found.update(session.exec(others))
    return frozenset(found)
