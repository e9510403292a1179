"""Looking at a note before it is stored: what in it should perhaps not stand there."""

from collections.abc import Iterator

from sqlmodel import col, select

from casereg.security.rights import LOG_CONTACT
from models.catalogue_words import words_of
from models.client import Client, ClientTerm
from models.free_text import Finding, capitals, findings
from models.names import search_terms, telling_terms
from models.work import Work

NAME = "naam"


def doubts(work: Work, note: str, clients: tuple[int, ...]) -> tuple[Finding, ...]:
    """What looks like a number, an address or a name of somebody; it may stay all the same.

    A word is a name when it has a capital inside a sentence, when it is in the name of a
    client of this contact, or when it begins a sentence and is in the name of anybody of
    the own team.
    """
    work.require(LOG_CONTACT)
    work.record("note.check")
    names, first = capitals(note, words_of(work.catalogues.on(work.clock.today())))
    told = dict.fromkeys((*names, *_of_clients(work, note, clients), *_of_team(work, first)))
    return (*findings(note), *(Finding(NAME, word) for word in told))


def _of_clients(work: Work, note: str, numbers: tuple[int, ...]) -> Iterator[str]:
    """The words of the note that are in the name of one of these clients."""
    query = select(Client.name).where(col(Client.id).in_(numbers), Client.team == work.actor.team)
    words = {term for name in work.session.exec(query) for term in telling_terms(name)}
    return (word for word in note.split() if words & set(search_terms(word)))


def _of_team(work: Work, words: tuple[str, ...]) -> Iterator[str]:
    """The words that are in the name of a client of the own team."""
    terms = {term for word in words for term in telling_terms(word)}
    query = (
        select(ClientTerm.term)
        .join(Client, col(Client.id) == col(ClientTerm.client_id))
        .where(col(ClientTerm.term).in_(terms), Client.team == work.actor.team)
        .distinct()
    )
    known = set(work.session.exec(query))
    return (word for word in words if known & set(search_terms(word)))
