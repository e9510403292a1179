"""What moves when two clients turn out to be one, and back again; without the rules of the deed.

What was released of a contact stays as it was, its clients too: such a contact keeps the
client it was released with, so that a new figure fits to those that are out.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlmodel import Session, col, delete, select, update

from models.case import CaseParty
from models.client import ClientKenmerk
from models.client_merge import Moved
from models.contact import Contact, Participation
from models.follow_up import FollowUp
from models.measurement import Meting
from models.released_contact import ReleasedContact

Some = TypeVar("Some")
AT_ONCE = 5000  # numbers in one statement; a database takes only so many


def in_parts(numbers: Iterable[Some]) -> Iterator[list[Some]]:
    """The numbers, as many at a time as a statement takes."""
    left = iter(numbers)
    while some := list(islice(left, AT_ONCE)):
        yield some


def released_among(session: Session, contacts: Iterable[int]) -> set[int]:
    """Those of the contacts that ever stood in a release."""
    found: set[int] = set()
    for some in in_parts(contacts):
        rows = select(ReleasedContact.contact_id).where(col(ReleasedContact.contact_id).in_(some))
        found.update(session.exec(rows.distinct()))
    return found


def contacts_of(session: Session, client: int) -> set[int]:
    """The contacts a client took part in, undone ones too."""
    return set(
        session.exec(select(Participation.contact_id).where(Participation.client_id == client))
    )


def cases_of(session: Session, client: int) -> dict[int, str]:
    """The cases a client is in, and on which side."""
    rows = select(CaseParty.case_id, CaseParty.party).where(CaseParty.client_id == client)
    return dict(session.exec(rows).all())


def metingen_of(session: Session, client: int, without: set[int]) -> set[int]:
    """The metingen about a client, but for those that go with one of these contacts."""
    rows = session.exec(select(Meting.id, Meting.contact_id).where(Meting.client_id == client))
    return {number for number, contact in rows if number and contact not in without}


def follow_ups_of(session: Session, client: int) -> set[int]:
    """What was planned with a client."""
    found = session.exec(select(FollowUp.id).where(FollowUp.client_id == client))
    return {number for number in found if number}


def put(session: Session, source: int, target: int, moved: Moved, contacts: Iterable[int]) -> None:
    """Let ``target`` take the place of ``source`` in what moved, and in these contacts."""
    for table, key, numbers in (
        (Participation, col(Participation.contact_id), contacts),
        (CaseParty, col(CaseParty.case_id), moved.cases),
        (Meting, col(Meting.id), moved.metingen),
        (FollowUp, col(FollowUp.id), moved.follow_ups),
    ):
        whose = col(table.client_id)
        for some in in_parts(numbers):
            session.exec(
                update(table)
                .where(key.in_(some), whose == source)
                .values(client_id=target)
                .execution_options(synchronize_session=False)
            )


def leave_shared(session: Session, gone: int, moved: Moved) -> None:
    """Take ``gone`` out of what both clients were in."""
    for some in in_parts(moved.shared_contacts):
        inside = col(Participation.contact_id).in_(some)
        session.exec(delete(Participation).where(inside, col(Participation.client_id) == gone))
    cases = [number for number, _ in moved.shared_cases]
    inside = col(CaseParty.case_id).in_(cases)
    session.exec(delete(CaseParty).where(inside, col(CaseParty.client_id) == gone))


def share_again(
    session: Session, kept: int, gone: int, moved: Moved, contacts: Iterable[int]
) -> None:
    """Put ``gone`` back beside ``kept``, where that still stands."""
    there, back = contacts_of(session, kept), contacts_of(session, gone)
    for number in sorted((set(contacts) & there) - back):
        session.add(Participation(contact_id=number, client_id=gone))
    inside = cases_of(session, kept)
    for number, party in moved.shared_cases:
        if number in inside:
            session.add(CaseParty(case_id=number, client_id=gone, party=party))


def copy_kenmerken(session: Session, kept: int, gone: int) -> tuple[int, ...]:
    """Give ``kept`` the kenmerken of ``gone`` that it has not got; the numbers of the rows."""
    rows = session.exec(select(ClientKenmerk).where(ClientKenmerk.client_id == gone)).all()
    own = session.exec(select(ClientKenmerk).where(ClientKenmerk.client_id == kept)).all()
    stretches = {(row.code, row.since, row.until) for row in own}
    added = [
        ClientKenmerk(client_id=kept, code=row.code, since=row.since, until=row.until)
        for row in rows
        if (row.code, row.since, row.until) not in stretches
    ]
    session.add_all(added)
    session.flush()
    return tuple(row.id for row in added if row.id is not None)


def opdrachten_of(session: Session, contacts: Iterable[int]) -> dict[int, str]:
    """The calendar years these contacts happened in, with the opdracht of the last of each."""
    days: dict[date, str] = {}
    for some in in_parts(contacts):
        rows = select(col(Contact.happened_on), col(Contact.opdracht)).distinct()
        days |= dict(session.exec(rows.where(col(Contact.id).in_(some))).all())
    return {day.year: opdracht for day, opdracht in sorted(days.items())}
