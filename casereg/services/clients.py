"""Clients: find, recognise a likely duplicate, add."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from sqlalchemy import ColumnElement, case, literal
from sqlmodel import col, func, or_, select

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import USE_CLIENTS
from models.cards import ClientCard
from models.catalogue import MANTELZORGER, UNKNOWN, Catalogue
from models.client import Client, ClientKenmerk, ClientTerm
from models.client_search import clients_with, matches
from models.contact import Contact, Participation
from models.contact_cards import client_cards
from models.forms import ClientForm
from models.names import search_terms, telling_terms
from models.work import Work, own_team

ALIKE = 0.85
LETTERS_COMPARED = 3
CONTACTS_LOOKED_BACK = 60
MOST_CANDIDATES = 300


def find(work: Work, text: str, limit: int) -> tuple[ClientCard, ...]:
    """Clients of the own team by prefixes of their names, those who left last.

    Without text the recent ones, without those who left.
    """
    work.require(USE_CLIENTS)
    if not search_terms(text):
        return _shown(work, _recent(work, limit))
    query = (
        select(Client)
        .where(Client.team == work.actor.team, *matches(text))
        .order_by(col(Client.discharged_on).is_not(None), col(Client.name), col(Client.id))
        .limit(limit)
    )
    return _shown(work, work.session.exec(query).all())


def likely_duplicates(work: Work, form: ClientForm) -> tuple[ClientCard, ...]:
    """Clients of the own team who are probably the same person, most alike first."""
    work.require(USE_CLIENTS)
    words = telling_terms(form.name)
    alike = [clients_with(word[:LETTERS_COMPARED]) for word in words]
    # Most words in common first, so that a common first name does not crowd out the rest.
    in_common = sum((case((one, 1), else_=0) for one in alike), start=literal(0))
    candidates = work.session.exec(
        select(Client)
        .where(
            Client.team == work.actor.team,
            or_(*alike),
            or_(col(Client.birth_year).is_(None), *_same_year(form)),
        )
        .order_by(in_common.desc(), col(Client.id))
        .limit(MOST_CANDIDATES)
    ).all()
    scored = sorted(((_likeness(words, c), c) for c in candidates), key=lambda pair: -pair[0])
    return _shown(work, [client for score, client in scored if score >= ALIKE])


def add(work: Work, form: ClientForm, despite_duplicate: bool) -> ClientCard:
    """Add a client to the own team.

    Raises :class:`Refused` when the same person probably stands there already, unless
    ``despite_duplicate``.
    """
    work.require(USE_CLIENTS)
    team = own_team(work)
    _check(form, work.catalogues.on(work.clock.today()), work.clock.today().year)
    alike = () if despite_duplicate else likely_duplicates(work, form)
    if alike:
        numbers = ", ".join(str(card.number) for card in alike[:3])
        raise Refused(
            f"Deze cliënt staat er waarschijnlijk al: nummer {numbers}. Kijk die eerst na."
        )
    client = Client(
        name=form.name,
        birth_year=form.birth_year,
        kern=form.kern or UNKNOWN,
        team=team,
        added_by=work.actor.account_id,
        added_at=work.clock.now(),
    )
    work.session.add(client)
    work.session.flush()
    _make_findable(work, client, form)
    work.record("client.add", client_id=client.id)
    return client_cards(work.session, [client])[0]


def _make_findable(work: Work, client: Client, form: ClientForm) -> None:
    assert client.id is not None  # noqa: S101 - flushed before
    for term in search_terms(form.name):
        work.session.add(ClientTerm(term=term, client_id=client.id))
    carer = (MANTELZORGER,) if form.mantelzorger else ()
    for code in dict.fromkeys(form.aandachtsgroepen + carer):
        work.session.add(ClientKenmerk(client_id=client.id, code=code))
    work.session.flush()


def _check(form: ClientForm, catalogue: Catalogue, year: int) -> None:
    if form.kern not in (None, UNKNOWN, *(kern.code for kern in catalogue.kernen)):
        raise InvalidInput("Deze kern staat niet in de opdracht.", "kern")
    known = {group.code for group in catalogue.aandachtsgroepen}
    if not known.issuperset(form.aandachtsgroepen):
        raise InvalidInput("Deze aandachtsgroep staat niet in de opdracht.", "aandachtsgroepen")
    if form.birth_year is not None and form.birth_year > year:
        raise InvalidInput("Geboortejaar: dit ligt in de toekomst.", "birth_year")
    if not search_terms(form.name):
        raise InvalidInput("Naam: geef ten minste één letter.", "name")


def _same_year(form: ClientForm) -> list[ColumnElement[bool]]:
    """Conditions on the year of birth; one off is a common mistake."""
    if form.birth_year is None:
        return [col(Client.birth_year).is_not(None)]
    return [col(Client.birth_year).between(form.birth_year - 1, form.birth_year + 1)]


def _likeness(words: Sequence[str], client: Client) -> float:
    """0 to 1: how alike the names are, whatever the order of their words."""
    others = telling_terms(client.name)
    return SequenceMatcher(None, " ".join(sorted(words)), " ".join(sorted(others))).ratio()


def _recent(work: Work, limit: int) -> Sequence[Client]:
    """The clients of the own last contacts, latest first."""
    last = (
        select(Contact.id)
        .where(Contact.worker_id == work.actor.account_id)
        .order_by(col(Contact.id).desc())
        .limit(CONTACTS_LOOKED_BACK)
    )
    latest = func.max(Participation.contact_id)
    query = (
        select(Client)
        .join(Participation, col(Participation.client_id) == col(Client.id))
        .where(
            col(Participation.contact_id).in_(last),
            Client.team == work.actor.team,
            col(Client.discharged_on).is_(None),
        )
        .group_by(col(Client.id))
        .order_by(latest.desc())
        .limit(limit)
    )
    return work.session.exec(query).all()


def _shown(work: Work, clients: Sequence[Client]) -> tuple[ClientCard, ...]:
    """The cards, after it is written down who was found, or that nobody was."""
    for number in [client.id for client in clients] or [None]:
        work.record("client.find", client_id=number)
    return client_cards(work.session, clients)
