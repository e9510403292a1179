"""Two clients that were merged and stand apart again."""

from sqlmodel import col, or_, select

from casereg.errors import NotAllowed, Refused
from casereg.security.rights import MERGE_CLIENTS
from models import merge_moves
from models.client import Client, ClientKenmerk
from models.client_merge import ClientMerge, Moved
from models.following_cards import MergeCard
from models.merge_cards import merge_card
from models.merge_years import free_years
from models.restriction import refuse_restricted
from models.undoing import require_undo
from models.work import Work


def undo(work: Work, number: int) -> MergeCard:
    """Give back what was moved, as far as it still stands; what came since stays."""
    work.require(MERGE_CLIENTS)
    row, kept, gone = _standing(work, number)
    require_undo(work, row.made_by, kept.team)
    moved, session = Moved.model_validate(row.moved), work.session
    both = {*moved.contacts, *moved.shared_contacts}
    released = merge_moves.released_among(session, both)
    stay = released | merge_moves.contacts_of(session, row.gone_id)
    back = [one for one in moved.contacts if one not in stay]
    metingen = merge_moves.metingen_of(session, row.kept_id, without=released)
    moved = moved.model_copy(
        update={"metingen": tuple(one for one in moved.metingen if one in metingen)}
    )
    merge_moves.put(session, row.kept_id, row.gone_id, moved, back)
    shared = set(moved.shared_contacts) - released
    merge_moves.share_again(session, row.kept_id, row.gone_id, moved, shared)
    _take_kenmerken(work, moved)
    free_years(session, work.catalogues, kept, moved.years)
    before, after = moved.discharged
    if kept.discharged_on == after:
        kept.discharged_on = before
    gone.merged_into = None
    _point_back(work, row, moved)
    row.undone_by, row.undone_at = work.actor.account_id, work.clock.now()
    return _done(work, row)


def _standing(work: Work, number: int) -> tuple[ClientMerge, Client, Client]:
    """A merge that can be undone now, and both clients, kept from others until this is done."""
    row = work.session.get(ClientMerge, number)
    numbers = (row.kept_id, row.gone_id) if row else ()
    found = select(Client).where(col(Client.id).in_(numbers), Client.team == work.actor.team)
    clients = {
        one.id: one for one in work.session.exec(found.order_by(col(Client.id)).with_for_update())
    }
    if row is None or len(clients) < len(numbers):
        message = f"Samenvoeging {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, MERGE_CLIENTS.code, subject=f"samenvoeging {number}")
    refuse_restricted(clients[row.kept_id])
    work.session.refresh(row)
    if row.undone_at is not None:
        raise Refused(f"Samenvoeging {number} is al ongedaan gemaakt.")
    later = select(ClientMerge).where(
        col(ClientMerge.id) > number,
        col(ClientMerge.undone_at).is_(None),
        or_(ClientMerge.kept_id == row.kept_id, ClientMerge.gone_id == row.kept_id),
    )
    if last := work.session.exec(later.order_by(col(ClientMerge.id).desc())).first():
        raise Refused(
            f"Cliënt {row.kept_id} is daarna nog eens samengevoegd. "
            f"Maak eerst samenvoeging {last.id} ongedaan (cliënt {last.gone_id})."
        )
    return row, clients[row.kept_id], clients[row.gone_id]


def _take_kenmerken(work: Work, moved: Moved) -> None:
    for number in moved.kenmerken:
        if row := work.session.get(ClientKenmerk, number):
            work.session.delete(row)


def _point_back(work: Work, row: ClientMerge, moved: Moved) -> None:
    for number in moved.numbers:
        work.session.get_one(Client, number).merged_into = row.gone_id


def _done(work: Work, row: ClientMerge) -> MergeCard:
    work.session.flush()
    for number in (row.kept_id, row.gone_id):
        work.record("client.unmerge", f"samenvoeging {row.id}", number)
    return merge_card(work.session, row)
