"""Clients that were merged: which client a number stands for, and which numbers a client has."""

from collections.abc import Collection, Iterable

from sqlmodel import Session, col, or_, select

from casereg.errors import InvalidInput
from models.client import Client
from models.kept_clients import kept_client, kept_clients
from models.work import Work

ERASED = "Deze cliënt is gewist. Wat er nog van staat, telt alleen mee in de cijfers."


def standing(work: Work, numbers: Iterable[int], known: Collection[int] = ()) -> tuple[int, ...]:
    """The clients these numbers stand for, each once, kept from being merged until this is done.

    ``known`` are left as they are: what a contact was released with does not change.
    """
    asked = tuple(numbers)
    kept_clients(work.session, set(asked) - set(known))
    found = {one: one if one in known else _standing(work, one) for one in sorted(set(asked))}
    return tuple(dict.fromkeys(found[number] for number in asked))


def _standing(work: Work, number: int) -> int:
    client = kept_client(work.session, number)
    if client is None or client.merged_into is None:
        return number  # whether it may be used is asked elsewhere
    return _standing(work, client.merged_into)


def refuse_erased(client: Client, field: str = "") -> None:
    """Raise :class:`InvalidInput` for a client who was erased, or a stand-in for one."""
    if client.erased:
        raise InvalidInput(ERASED, field)


def refuse_merged(client: Client, field: str = "") -> None:
    """Raise :class:`InvalidInput` for a client that was merged into another, or erased."""
    refuse_erased(client, field)
    if client.merged_into is not None:
        raise InvalidInput(
            f"Cliënt {client.id} is samengevoegd met cliënt {client.merged_into}. "
            f"Neem nummer {client.merged_into}.",
            field,
        )


def all_numbers(session: Session, number: int) -> tuple[int, ...]:
    """The number of a client and those that were merged into it."""
    same = or_(col(Client.id) == number, col(Client.merged_into) == number)
    return tuple(one for one in session.exec(select(Client.id).where(same)) if one is not None)
