"""Who is alone behind a number: what one person knows is to tell nothing of another."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select, union
from sqlmodel import Session, col

from exports.late.released_rows import among
from exports.numbers import Number
from models.contact import Participation
from models.released_contact import ReleasedParticipation


def clients_of(session: Session, numbers: Iterable[Number]) -> Mapping[str, int]:
    """The client behind each number of one person, by its name, as far as that is known.

    Asked anew every time, of the contact that the number remembers: so the ledger names
    nobody, and who was erased is somebody without a name here too.
    """
    alone = {one.name: one.contact for one in numbers if one.contributors == 1 and one.contact}
    rows = union(
        *(
            select(
                col(table.contact_id).label("contact"), col(table.client_id).label("client")
            ).where(col(table.contact_id).in_(among(alone.values())))
            for table in (Participation, ReleasedParticipation)
        )
    ).subquery()
    # Of a contact of which another client was said first it is not sure whom was counted.
    sure = (
        select(rows.c.contact, func.min(rows.c.client).label("client"))
        .group_by(rows.c.contact)
        .having(func.count() == 1)
    )
    clients = {row.contact: row.client for row in session.execute(sure)}
    return {name: clients[contact] for name, contact in alone.items() if contact in clients}
