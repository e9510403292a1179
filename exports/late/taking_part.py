"""Who takes part in contacts now, and who did when they were released."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, Select, and_, select, union
from sqlmodel import Session, col

from exports.late.released_rows import among
from models.contact import Participation
from models.released_contact import ReleasedParticipation

Clients = Mapping[int, tuple[int, ...]]
"""Client numbers in order, by the number of the contact; none for a contact without."""


def taking_part(session: Session, contacts: Any) -> Clients:
    """Who takes part now; ``contacts`` stands behind ``in_``."""
    contact, client = col(Participation.contact_id), col(Participation.client_id)
    return _read(session, select(contact, client).where(contact.in_(contacts)))


def took_part(session: Session, then: CTE, contacts: frozenset[int]) -> Clients:
    """Who took part in those of the contacts that were released (``then``), as it was."""
    client = col(ReleasedParticipation.client_id)
    rows = select(then.c.contact, client).join_from(then, ReleasedParticipation, _booked(then))
    return _read(session, rows.where(then.c.contact.in_(among(contacts))))


def with_others(session: Session, then: CTE) -> frozenset[int]:
    """The contacts in which others take part now than when they were released (``then``)."""
    own, now = ReleasedParticipation, Participation
    in_it, same = col(now.contact_id) == then.c.contact, col(now.client_id) == col(own.client_id)
    still = select(col(now.client_id)).where(in_it, same).exists()
    before = select(col(own.client_id)).where(_booked(then), same).exists()
    went = select(then.c.contact).join_from(then, own, _booked(then)).where(~still)
    came = select(then.c.contact).join_from(then, now, in_it).where(~before)
    return frozenset(session.execute(union(went, came)).scalars())


def _booked(then: CTE) -> Any:
    own = ReleasedParticipation
    return and_(col(own.contact_id) == then.c.contact, col(own.release) == then.c.booked)


def _read(session: Session, rows: Select[int, int]) -> Clients:
    """The same few clients are kept once, for there are many contacts."""
    found: dict[int, tuple[int, ...]] = {}
    seen: dict[tuple[int, ...], tuple[int, ...]] = {}
    result = session.execute(rows.distinct().execution_options(yield_per=10_000))
    for contact, client in result:
        clients = tuple(sorted((*found.get(contact, ()), client)))
        found[contact] = seen.setdefault(clients, clients)
    return found
