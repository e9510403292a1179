"""Clients who are probably the same person as one who is being added."""

from sqlalchemy import ColumnElement, case, false, literal, true
from sqlmodel import col, or_, select

from models.catalogue import UNKNOWN
from models.client import Client, ClientTerm
from models.client_search import clients_with, offered
from models.forms import ClientForm
from models.likeness import begins, likeness
from models.names import search_terms, telling_terms
from models.work import Work

ALIKE = 0.85
ALL_BUT_SAME = 0.95
LETTERS_COMPARED = 3
MOST_CANDIDATES = 300


def same_person(work: Work, form: ClientForm, typing: bool) -> list[Client]:
    """Clients of the own team, most alike first; ``typing``: the name may be a beginning."""
    words = telling_terms(form.name)
    alike = [clients_with(word[:LETTERS_COMPARED]) for word in words]
    # Most words in common first, so that a common first name does not crowd out the rest.
    in_common = sum((case((one, 1), else_=0) for one in alike), start=literal(0))
    candidates = work.session.exec(
        select(Client)
        .where(*offered(work), or_(*alike), or_(_fits_year(form), _same_kern(form)))
        .order_by(in_common.desc(), col(Client.id))
        .limit(MOST_CANDIDATES)
    ).all()
    scored = sorted(
        ((_likeness(form, one, typing), one) for one in candidates), key=lambda pair: -pair[0]
    )
    return [client for score, client in scored if score >= ALIKE]


def same_name_and_year(work: Work, form: ClientForm, team: str) -> set[int]:
    """The numbers of clients with exactly these words in their name, and this year of birth.

    One that was merged stands for the client that was kept.
    """
    terms = search_terms(form.name)
    rarest = max(terms, key=len, default="")
    query = select(Client).where(
        Client.team == team,
        Client.birth_year == form.birth_year,
        col(Client.id).in_(select(ClientTerm.client_id).where(ClientTerm.term == rarest)),
    )
    found = work.session.exec(query)
    alike = (one for one in found if set(search_terms(one.name)) == set(terms))
    return {one.merged_into or one.id or 0 for one in alike}


def _fits_year(form: ClientForm) -> ColumnElement[bool]:
    """Whether the year of birth may be the same; one off is a common mistake."""
    year = col(Client.birth_year)
    if form.birth_year is None:
        return true()
    return or_(year.is_(None), year.between(form.birth_year - 1, form.birth_year + 1))


def _same_kern(form: ClientForm) -> ColumnElement[bool]:
    known = form.kern not in (None, UNKNOWN)
    return col(Client.kern) == form.kern if known else false()


def _likeness(form: ClientForm, client: Client, typing: bool) -> float:
    """0 to 1: how alike the names are; with another year of birth they must be the same."""
    years = (form.birth_year, client.birth_year)
    score = likeness(form.name, client.name)
    if None not in years and abs((years[0] or 0) - (years[1] or 0)) > 1:
        return score if score >= ALL_BUT_SAME else 0.0
    return max(score, ALIKE) if typing and begins(form.name, client.name) else score
