"""Erasing several clients, and text past its term, in one transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlmodel import Session, col

from models.acting import done_as
from models.belongings import belongings
from models.case import Case
from models.client import Client
from models.contact import Contact
from models.context import GATHERING
from models.erased_text import mentions, name_in_text, take_out
from models.erasing import empty, set_text, stand_in
from models.erasure_counts import counted
from models.erasure_rows import locked_clients
from models.merge_moves import in_parts


@done_as(GATHERING)
def erase_all(session: Session, numbers: Iterable[int]) -> tuple[Sequence[Client], Counter[str]]:
    """Erase these clients with all their numbers: the empty rows, and how many went of what.

    The texts of others are looked through once, for all names together.
    """
    gone: list[Client] = []
    names: set[str] = set()
    counts: Counter[str] = Counter()
    for number in sorted(numbers):
        if any(client.erased for client in locked_clients(session, number)):
            continue  # it went along with who it was merged into
        own = belongings(session, number)
        counts.update(counted(session, own))
        names |= own.names
        gone += own.clients
        empty(session, own)
    stand_in(session, gone)
    found = tuple(mentions(session, name_in_text(names)))
    take_out(session, found)
    counts["vermelding"] = len(found)
    return gone, counts


def forget_texts(session: Session, notes: Sequence[int], cases: Sequence[int]) -> None:
    """Empty the notes of these contacts, and what was written about referrals of these cases."""
    for some in in_parts(notes):
        set_text(session, Contact, col(Contact.id).in_(some), note="")
    text = {"referred_to": None, "referral_result": None}
    for some in in_parts(cases):
        set_text(session, Case, col(Case.id).in_(some), **text)
