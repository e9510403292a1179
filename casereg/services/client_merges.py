"""Two clients that are one person: what merging them would do, and doing it.

What was released stays as it was: a contact that stood in a release keeps the client it
was released with. All other figures are counted anew.
"""

from datetime import date

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import MERGE_CLIENTS
from models import merge_moves
from models.client import Client
from models.client_merge import ClientMerge, Moved
from models.contact_cards import client_cards
from models.following_cards import MergeCard, MergePlan
from models.merge_cards import merge_card
from models.merge_years import fix_years
from models.merged_clients import refuse_merged
from models.restriction import refuse_restricted
from models.work import Work


def foreseen(work: Work, kept: int, gone: int) -> MergePlan:
    """What merging would do; raises :class:`Refused` when it cannot be done."""
    work.require(MERGE_CLIENTS)
    clients = _pair(work, kept, gone)
    moved, released = _moving(work, kept, gone)
    cards = client_cards(work.session, clients)
    for card in cards:
        work.record("client.find", client_id=card.number)
    return MergePlan(
        kept=cards[0],
        gone=cards[1],
        contacts=len(moved.contacts) + len(moved.shared_contacts),
        released=released,
        cases=len(moved.cases) + len(moved.shared_cases),
        metingen=len(moved.metingen),
        follow_ups=len(moved.follow_ups),
    )


def merge(work: Work, kept: int, gone: int) -> MergeCard:
    """Let ``kept`` stand for ``gone`` too, in all that was not released."""
    work.require(MERGE_CLIENTS)
    stays, goes = _pair(work, kept, gone)
    moved, _ = _moving(work, kept, gone)
    session = work.session
    merge_moves.leave_shared(session, gone, moved)
    merge_moves.put(session, gone, kept, moved, moved.contacts)
    before, after = stays.discharged_on, _later(stays.discharged_on, goes.discharged_on)
    moved = moved.model_copy(
        update={
            "kenmerken": merge_moves.copy_kenmerken(session, kept, gone),
            "years": fix_years(session, kept, gone, moved.contacts),
            "discharged": (before, after),
            "numbers": _point_on(work, gone, kept),
        }
    )
    stays.discharged_on = after
    goes.merged_into = kept
    row = ClientMerge(
        kept_id=kept,
        gone_id=gone,
        made_by=work.actor.account_id,
        made_at=work.clock.now(),
        moved=moved.model_dump(mode="json"),
    )
    session.add(row)
    return _done(work, row)


def _pair(work: Work, kept: int, gone: int) -> tuple[Client, Client]:
    """Both clients of the own team, kept from others until this is done."""
    if kept == gone:
        raise InvalidInput("Dit is dezelfde cliënt. Kies twee verschillende.", "gone")
    found = select(Client).where(col(Client.id).in_((kept, gone)), Client.team == work.actor.team)
    rows = {
        row.id: row for row in work.session.exec(found.order_by(col(Client.id)).with_for_update())
    }
    for number in (kept, gone):
        if number not in rows:
            message = f"Cliënt {number} bestaat niet of is niet van je gebiedsteam."
            raise NotAllowed(message, MERGE_CLIENTS.code, number)
        refuse_merged(rows[number])
        refuse_restricted(rows[number])
    return rows[kept], rows[gone]


def _moving(work: Work, kept: int, gone: int) -> tuple[Moved, int]:
    """What goes along, and how many contacts stay because they were released."""
    session = work.session
    theirs, own = merge_moves.contacts_of(session, gone), merge_moves.contacts_of(session, kept)
    released = merge_moves.released_among(session, theirs)
    cases, others = merge_moves.cases_of(session, gone), merge_moves.cases_of(session, kept)
    for number in cases.keys() & others.keys():
        if cases[number] != others[number]:
            raise Refused(
                f"In traject {number} staan beide cliënten tegenover elkaar. "
                "Dan kunnen zij niet één persoon zijn."
            )
    moved = Moved(
        contacts=tuple(sorted(theirs - released - own)),
        shared_contacts=tuple(sorted((theirs - released) & own)),
        cases=tuple(sorted(cases.keys() - others.keys())),
        shared_cases=tuple(sorted((one, cases[one]) for one in cases.keys() & others.keys())),
        metingen=tuple(sorted(merge_moves.metingen_of(session, gone, without=released))),
        follow_ups=tuple(sorted(merge_moves.follow_ups_of(session, gone))),
    )
    return moved, len(released)


def _point_on(work: Work, gone: int, kept: int) -> tuple[int, ...]:
    """Clients that were merged into ``gone`` before lead to ``kept`` from now on."""
    rows = work.session.exec(select(Client).where(Client.merged_into == gone)).all()
    for row in rows:
        row.merged_into = kept
    return tuple(row.id for row in rows if row.id is not None)


def _later(one: date | None, other: date | None) -> date | None:
    """The last day of leaving; None when one of both did not leave."""
    return max(one, other) if one and other else None


def _done(work: Work, row: ClientMerge) -> MergeCard:
    work.session.flush()
    for number in (row.kept_id, row.gone_id):
        work.record("client.merge", f"samenvoeging {row.id}", number)
    return merge_card(work.session, row)
