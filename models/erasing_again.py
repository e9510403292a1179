"""Erasing once more who came back with an older backup."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from models.audit import Audit
from models.audit_chain import note
from models.client import Client
from models.erasing_many import erase_all
from models.erasure import AGAIN, DONE, ErasedClient, Erasure
from models.erasure_grounds import RESTORED
from models.erasure_rows import seal_of

Known = tuple[int, datetime]
"""A client by its number and the moment it was added."""


def erase_again(
    session: Session, known: Iterable[Known], account: int, role: str, now: datetime
) -> tuple[int, ...]:
    """Erase those who stand in this register again; gives their numbers.

    Nobody is meant who got the same number later. Each gebiedsteam has a proof of its own.
    """
    back = [client for one in sorted(known) if (client := _standing(session, *one))]
    by_team: dict[str, list[int]] = {}
    for client in back:
        by_team.setdefault(client.team, []).append(client.id or 0)
    for team, numbers in sorted(by_team.items()):
        row = _begun(team, numbers, account, now)
        session.add(row)
        session.flush()
        _erase(session, row, role, now)
    return tuple(number for numbers in by_team.values() for number in numbers)


def _begun(team: str, numbers: list[int], account: int, now: datetime) -> Erasure:
    """A proof that one person asked and did: two agreed the first time."""
    return Erasure(
        soort=AGAIN,
        team=team,
        ground=RESTORED,
        proposed=numbers,
        asked_by=account,
        asked_at=now,
        decided_by=account,
        decided_at=now,
        counts={},
    )


def _standing(session: Session, number: int, added_at: datetime) -> Client | None:
    client = session.get(Client, number)
    same = client is not None and not client.erased and client.added_at == added_at
    return client if same else None


def _erase(session: Session, row: Erasure, role: str, now: datetime) -> None:
    gone, counts = erase_all(session, row.proposed)
    for client in gone:
        key = {"erasure_id": row.id, "client_id": client.id, "added_at": client.added_at}
        session.add(ErasedClient.model_validate(key))
        subject = f"wissing {row.id}"
        deed = Audit(
            at=now,
            account_id=row.decided_by,
            role=role,
            team=row.team,
            deed="client.erased_again",
            subject=subject,
            client_id=client.id,
        )
        note(session, deed)
    row.counts = {kind: number for kind, number in counts.items() if number}
    row.sha256 = seal_of(row, [client.id or 0 for client in gone])
    row.state = DONE
    session.flush()
