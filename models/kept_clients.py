"""Clients that others may use beside a deed, but not change before it is done."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from models.client import Client

_KEPT = "casereg kept clients"


def kept_clients(session: Session, numbers: Iterable[int]) -> dict[int, Client]:
    """Those there are, by number; each is locked and read once in a transaction.

    In order of number, as a merge locks them, so that two deeds never wait for each other.
    """
    kept: dict[int, Client] = session.info.setdefault(_KEPT, {})
    asked = set(numbers)
    if missing := asked - kept.keys():
        found = select(Client).where(col(Client.id).in_(missing)).order_by(col(Client.id))
        rows = session.exec(
            found.with_for_update(read=True), execution_options={"populate_existing": True}
        )
        kept.update({row.id: row for row in rows if row.id is not None})
    return {number: kept[number] for number in asked & kept.keys()}


def kept_client(session: Session, number: int) -> Client | None:
    """One of them; None when there is no such client."""
    return kept_clients(session, (number,)).get(number)
