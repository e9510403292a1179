"""Erasing a client, without the rules of the deed: nothing of the person stays, figures do.

A *stand-in* below zero takes the place of the client in contacts, trajecten and metingen, also
in those that were released. It has no name, no year of birth and no order; nothing leads from
the number to it. What each contact counts as was fixed before, so figures stay as they were.
"""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, union_all, update
from sqlmodel import Session, col, select

from models.belongings import Belongings, drop, merged, planned
from models.case import Case, CaseParty
from models.catalogue import UNKNOWN
from models.client import Client, ClientKenmerk, ClientTerm, ClientYear
from models.client_merge import ClientMerge
from models.client_note import ClientNote
from models.contact import Contact, Participation
from models.erasure import ErasureStep
from models.follow_up import FollowUp
from models.measurement import Meting
from models.merge_moves import in_parts
from models.released_contact import ReleasedParticipation

_LOWEST = 2**31 - 1
# The same for all, so that it tells nothing.
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_MOVED: tuple[Any, ...] = (
    Participation,
    CaseParty,
    Meting,
    ClientYear,
    ClientKenmerk,
    ReleasedParticipation,
)


def empty(session: Session, own: Belongings) -> None:
    """Take away what says who it was. The rows that count still bear the number.

    What others wrote is not looked through: see :func:`models.erased_text.take_out`.
    """
    _forget_text(session, own)
    for table, which in (
        (FollowUp, planned(own)),
        (ClientNote, col(ClientNote.id).in_(own.notes)),
        (ClientMerge, merged(own)),
        (ClientTerm, col(ClientTerm.client_id).in_(own.numbers)),
    ):
        drop(session, table, which)
    for draft in own.drafts:
        session.delete(draft)
    for client in own.clients:
        client.name, client.birth_year, client.kern = "", None, UNKNOWN
        client.discharged_on = client.restricted_on = client.merged_into = None
        client.erased = True
    session.flush()


def stand_in(session: Session, clients: Iterable[Client]) -> None:
    """Let somebody who is nobody take the place of each of these, which were emptied.

    The steps say so to the database meanwhile; afterwards nothing leads back.
    """
    steps = [{"client_id": one.id, "stand_in": _stand_in(session, one)} for one in clients]
    if not steps:
        return
    session.flush()
    session.execute(insert(ErasureStep), steps)
    numbers = select(ErasureStep.client_id)
    for table in _MOVED:
        own = select(ErasureStep.stand_in).where(col(ErasureStep.client_id) == table.client_id)
        set_text(session, table, table.client_id.in_(numbers), client_id=own.scalar_subquery())
    idle = col(ErasureStep.stand_in).not_in(_counting())
    unused = select(ErasureStep.stand_in).where(idle)
    for table in (ClientKenmerk, ClientYear):
        drop(session, table, col(table.client_id).in_(unused))
    drop(session, Client, col(Client.id).in_(unused))
    session.execute(delete(ErasureStep))
    session.expire_all()


def _counting() -> Any:
    """The stand-ins that some figure has a use for."""
    used: tuple[Any, ...] = (Participation, CaseParty, Meting, ReleasedParticipation)
    return union_all(*(select(one.client_id).where(one.client_id < 0) for one in used))


def _forget_text(session: Session, own: Belongings) -> None:
    """Empty the notes of the contacts, and what was written in its own cases."""
    for some in in_parts(sorted(own.contacts)):
        set_text(session, Contact, col(Contact.id).in_(some), note="")
    for some in in_parts(sorted(own.own_contacts)):
        ahead = col(Contact.follow_up_on) > col(Contact.happened_on)
        set_text(session, Contact, col(Contact.id).in_(some) & ahead, follow_up_on=None)
    text = {"referred_to": None, "referral_result": None}
    set_text(session, Case, col(Case.id).in_(own.own_cases), **text)


def set_text(session: Session, table: Any, which: Any, **values: Any) -> None:
    """Give columns of some rows another value."""
    changed = update(table).where(which).values(**values)
    session.execute(changed.execution_options(synchronize_session=False))


def _stand_in(session: Session, client: Client) -> int:
    """A row for nobody, of the same gebiedsteam; its number is drawn, so it tells no order."""
    number = -1 - secrets.randbelow(_LOWEST)
    while session.get(Client, number) is not None:
        number = -1 - secrets.randbelow(_LOWEST)
    row = Client(
        id=number,
        name="",
        kern=UNKNOWN,
        team=client.team,
        erased=True,
        added_by=client.added_by,
        added_at=_NO_MOMENT,
    )
    session.add(row)
    return number
