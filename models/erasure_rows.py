"""Erasures as rows: asked, taken back, done with their proof, and as cards."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from sqlmodel import Session, col, select

from casereg.errors import NotAllowed, Refused
from casereg.security.rights import ERASE_CLIENT
from models.account import Account
from models.canonical import canonical
from models.client import Client
from models.erasure import BY_REQUEST, DONE, DROPPED, OPEN, ErasedClient, Erasure, ErasureKind
from models.erasure_cards import ErasureCard
from models.work import Work


def asked(
    work: Work,
    soort: ErasureKind,
    team: str,
    ground: str,
    clients: Iterable[int],
    despite_term: bool = False,
) -> Erasure:
    """A new request of the actor."""
    row = Erasure(
        soort=soort,
        team=team,
        ground=ground,
        despite_term=despite_term,
        proposed=list(clients),
        asked_by=work.actor.account_id,
        asked_at=work.clock.now(),
        counts={},
    )
    work.session.add(row)
    work.session.flush()
    return row


def standing(work: Work, number: int) -> Erasure:
    """A request of the own team that is open, kept from others until this is done."""
    found = select(Erasure).where(Erasure.id == number, Erasure.team == work.actor.team)
    row = work.session.exec(found.with_for_update()).one_or_none()
    if row is None:
        message = f"Wissing {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, ERASE_CLIENT.code, subject=f"wissing {number}")
    if row.state != OPEN:
        raise Refused(f"Wissing {number} is al {row.state}.")
    return row


def open_about(work: Work, client: int) -> int | None:
    """The number of the request of the own team about this client that is open."""
    return next((row.id for row in open_ones(work) if client in row.proposed), None)


def open_ones(work: Work) -> Sequence[Erasure]:
    """The requests of the own team that are open, oldest first."""
    found = select(Erasure).where(Erasure.team == work.actor.team, Erasure.state == OPEN)
    return work.session.exec(found.order_by(col(Erasure.id))).all()


def drop(work: Work, row: Erasure) -> None:
    """Close the row without doing it."""
    row.state, row.decided_by, row.decided_at = DROPPED, work.actor.account_id, work.clock.now()
    work.session.flush()


def drop_empty(work: Work, erased: set[int]) -> None:
    """Close what was asked about who is erased already in another way."""
    for row in open_ones(work):
        if row.soort == BY_REQUEST and erased.issuperset(row.proposed):
            drop(work, row)


def proven(work: Work, row: Erasure, gone: Sequence[Client], counts: Mapping[str, int]) -> None:
    """Close the row as done, sealed; after this nothing of it changes any more."""
    for client in gone:
        key = {"erasure_id": row.id, "client_id": client.id}
        work.session.add(ErasedClient.model_validate({**key, "added_at": client.added_at}))
    row.decided_by, row.decided_at = work.actor.account_id, work.clock.now()
    row.counts = dict(counts)
    row.sha256 = seal_of(row, [client.id or 0 for client in gone])
    row.state = DONE
    work.session.flush()


def seal_of(row: Erasure, clients: Iterable[int]) -> str:
    """The SHA-256 over everything a proof says."""
    document = row.model_dump(exclude={"state", "sha256", "proposed"}) | {
        "asked_at": row.asked_at.isoformat(),
        "decided_at": row.decided_at and row.decided_at.isoformat(),
        "clients": sorted(clients),
    }
    return sha256(canonical(document)).hexdigest()


def erasure_cards(work: Work, rows: Sequence[Erasure]) -> tuple[ErasureCard, ...]:
    """The rows as cards, in the same order."""
    session = work.session
    names = dict(session.exec(select(Account.id, Account.name)).all())
    numbers = [row.id for row in rows]
    gone: dict[int, list[int]] = {}
    found = select(ErasedClient).where(col(ErasedClient.erasure_id).in_(numbers))
    for one in session.exec(found.order_by(col(ErasedClient.client_id))):
        gone.setdefault(one.erasure_id, []).append(one.client_id)
    mine = work.actor.account_id
    return tuple(_card(row, gone.get(row.id or 0, row.proposed), names, mine) for row in rows)


def _card(
    row: Erasure, clients: Sequence[int], names: Mapping[int | None, str], reader: int
) -> ErasureCard:
    return ErasureCard(
        number=row.id or 0,
        soort=row.soort,
        team=row.team,
        ground=row.ground,
        despite_term=row.despite_term,
        clients=tuple(clients),
        asked_by=names.get(row.asked_by, ""),
        asked_at=row.asked_at,
        state=row.state,
        decided_by=names.get(row.decided_by, "") if row.decided_by else "",
        decided_at=row.decided_at,
        counts=row.counts,
        sha256=row.sha256,
        mine=row.asked_by == reader,
    )


def locked_clients(session: Session, number: int) -> Sequence[Client]:
    """A client and those merged into it, kept from others until this is done."""
    same = (col(Client.id) == number) | (col(Client.merged_into) == number)
    return session.exec(select(Client).where(same).order_by(col(Client.id)).with_for_update()).all()
