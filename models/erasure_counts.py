"""How much there is of a client, by kind: what a preview and a proof say."""

from typing import Any

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from models.acting import done_as
from models.audit import Audit
from models.belongings import Belongings, merged, planned, referred
from models.case import Case
from models.client import ClientKenmerk, ClientTerm
from models.client_merge import ClientMerge
from models.client_note import ClientNote
from models.contact import Contact
from models.context import GATHERING
from models.erased_text import Mention, mentions, name_in_text
from models.follow_up import FollowUp
from models.measurement import Meting
from models.merge_moves import in_parts, released_among


@done_as(GATHERING)
def counted(session: Session, own: Belongings) -> dict[str, int]:
    """How many there are of each kind; the words for them stand in :mod:`models.erasure_words`.

    Texts of others are not among them: see :func:`elsewhere`, which reads them all.
    """
    numbers = own.numbers
    released = released_among(session, own.contacts)
    return {
        "naam": len(numbers),
        "zoekwoord": _count(session, ClientTerm, col(ClientTerm.client_id).in_(numbers)),
        "notitie": sum(
            _count(session, Contact, col(Contact.id).in_(some), col(Contact.note) != "")
            for some in in_parts(sorted(own.contacts))
        ),
        "verwijzing": _count(session, Case, referred(own)),
        "concept": len(own.drafts),
        "afspraak": _count(session, FollowUp, planned(own)),
        "verklaring": len(own.notes),
        "samenvoeging": _count(session, ClientMerge, merged(own)),
        "contact": len(own.contacts),
        "vrijgegeven": len(released),
        "traject": len(own.cases),
        "meting": _count(session, Meting, col(Meting.client_id).in_(numbers)),
        "kenmerk": _count(session, ClientKenmerk, col(ClientKenmerk.client_id).in_(numbers)),
        "logboek": _count(session, Audit, col(Audit.client_id).in_(numbers)),
    }


@done_as(GATHERING)
def elsewhere(session: Session, own: Belongings) -> tuple[Mention, ...]:
    """Texts about others in which the name stands; what goes as a whole is left out."""
    plans = frozenset(session.exec(select(FollowUp.id).where(planned(own))))
    going = {Contact: own.contacts, ClientNote: own.notes, FollowUp: plans, Case: own.own_cases}
    found = mentions(session, name_in_text(own.names))
    return tuple(one for one in found if one[2] not in going.get(one[0], ()))


def _count(session: Session, table: Any, *which: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(table).where(*which)).one()
