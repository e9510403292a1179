"""Names of other clients in free text, taken out before it is shown to the client it is about.

A word with a capital that is in the name of another client of the gebiedsteam goes, and every
word of the names of who took part in the same contact or case. It may take out a word too many.
"""

import re
from collections.abc import Callable, Iterable

from sqlmodel import col, select

from models.catalogue_words import words_of
from models.client import Client, ClientTerm
from models.merge_moves import in_parts
from models.names import search_terms, telling_terms
from models.work import Work

HIDDEN = "[naam]"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

Hide = Callable[[str], str]


def hiding_others(
    work: Work, texts: Iterable[str], own: tuple[str, ...], others: Iterable[str]
) -> Hide:
    """What takes the names out of each of ``texts``; ``own`` are names of the client itself.

    ``others`` are the names of who took part with the client.
    """
    kept = {term for name in own for term in search_terms(name)}
    beside = {term for name in others for term in telling_terms(name)} - kept
    known = words_of(work.catalogues.on(work.clock.today())) | kept
    written = {
        term
        for text in texts
        for word in _WORD.findall(text)
        for term in telling_terms(word)
        if word[0].isupper()
    }
    named = _of_team(work, written - known)

    def hide(text: str) -> str:
        def instead(found: re.Match[str]) -> str:
            terms = set(search_terms(found[0])) - kept
            gone = terms & beside or (found[0][0].isupper() and terms & named)
            return HIDDEN if gone else found[0]

        return _WORD.sub(instead, text)

    return hide


def _of_team(work: Work, terms: Iterable[str]) -> set[str]:
    """Those of the terms that are in the name of a client of the own team."""
    found: set[str] = set()
    for some in in_parts(terms):
        query = (
            select(ClientTerm.term)
            .join(Client, col(Client.id) == col(ClientTerm.client_id))
            .where(col(ClientTerm.term).in_(some), Client.team == work.actor.team)
        )
        found.update(work.session.exec(query.distinct()))
    return found
