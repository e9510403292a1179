"""Clients by prefixes of the words of their name, in any order, through the index."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from models.client import Client, ClientTerm
from models.names import search_terms

# Sorts after every letter and digit a term can hold, so that it closes a range of prefixes.
_AFTER_ALL = "\x7f"
LONGEST_NUMBER = 9


def matches(text: str) -> list[ColumnElement[bool]]:
    """Conditions on :class:`Client`, one for each word typed.

    A word of digits may also be a client number or a year of birth.
    """
    return [_matches_word(word) for word in search_terms(text)]


def clients_with(prefix: str) -> ColumnElement[bool]:
    """Clients with a word in their name that begins so."""
    # Not BETWEEN: PostgreSQL takes no collation inside it.
    found = select(ClientTerm.client_id).where(
        col(ClientTerm.term) >= prefix, col(ClientTerm.term) < prefix + _AFTER_ALL
    )
    return col(Client.id).in_(found)


def _matches_word(word: str) -> ColumnElement[bool]:
    if not word.isdecimal() or len(word) > LONGEST_NUMBER:
        return clients_with(word)
    number = int(word)
    return or_(clients_with(word), col(Client.id) == number, col(Client.birth_year) == number)
