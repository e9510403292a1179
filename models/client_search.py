"""Clients by prefixes of the words of their name, in any order, through the index."""

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, delete, select

from models.client import Client, ClientTerm
from models.names import search_terms
from models.work import Work

# Sorts after every letter and digit a term can hold, so that it closes a range of prefixes.
_AFTER_ALL = "\x7f"
LONGEST_NUMBER = 9


def offered(work: Work) -> list[ColumnElement[bool]]:
    """Clients of the own team; one that was merged or erased is not offered any more."""
    standing = (col(Client.merged_into).is_(None), col(Client.erased).is_(False))
    return [col(Client.team) == work.actor.team, *standing]


def make_findable(session: Session, number: int, name: str) -> None:
    """Let a client be found by the words of this name, and by no other."""
    session.exec(delete(ClientTerm).where(col(ClientTerm.client_id) == number))
    for term in search_terms(name):
        session.add(ClientTerm(term=term, client_id=number))


def matches(text: str) -> list[ColumnElement[bool]]:
    """Conditions on :class:`Client`, one for each word typed.

    A word of digits may also be a client number, one that was merged away included, or a
    year of birth.
    """
    return [_matches_word(word) for word in search_terms(text)]


def clients_with(prefix: str) -> ColumnElement[bool]:
    """Clients with a word in their name that begins so."""
    # Not BETWEEN: PostgreSQL takes no collation inside it.
    found = select(ClientTerm.client_id).where(
        col(ClientTerm.term) >= prefix, col(ClientTerm.term) < prefix + _AFTER_ALL
    )
    return col(Client.id).in_(found)


def _in_halves(word: str) -> list[ColumnElement[bool]]:
    """Four letters may be two of one name and two of another: ``javr`` finds Jan de Vries."""
    if len(word) != 4:
        return []
    return [and_(clients_with(word[:2]), clients_with(word[2:]))]


def _matches_word(word: str) -> ColumnElement[bool]:
    if not word.isdecimal() or len(word) > LONGEST_NUMBER:
        return or_(clients_with(word), *_in_halves(word))
    number = int(word)
    return or_(
        clients_with(word),
        col(Client.id) == number,
        col(Client.id).in_(select(Client.merged_into).where(Client.id == number)),
        col(Client.birth_year) == number,
    )
