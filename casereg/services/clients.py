"""Clients: find, recognise a likely duplicate, add."""

from collections.abc import Sequence

from sqlmodel import col, func, select

from casereg.errors import Refused
from casereg.security.rights import USE_CLIENTS
from models.cards import ClientCard
from models.client import Client
from models.client_adding import add_client, check_client
from models.client_doubles import same_person
from models.client_search import matches, offered
from models.contact import Contact, Participation
from models.contact_cards import client_cards
from models.forms import ClientForm
from models.names import search_terms
from models.own_clients import own_clients
from models.work import Work, own_team

CONTACTS_LOOKED_BACK = 60


def find(work: Work, text: str, limit: int) -> tuple[ClientCard, ...]:
    """Clients of the own team by prefixes of their names: own clients first, who left last.

    Without text the recent ones, without those who left.
    """
    work.require(USE_CLIENTS)
    if not search_terms(text):
        return _shown(work, _recent(work, limit))
    query = (
        select(Client)
        .where(*offered(work), *matches(text))
        .order_by(
            col(Client.discharged_on).is_not(None),
            col(Client.id).in_(own_clients(work.actor.account_id)).desc(),
            col(Client.name),
            col(Client.id),
        )
        .limit(limit)
    )
    return _shown(work, work.session.exec(query).all())


def likely_duplicates(work: Work, form: ClientForm, typing: bool = False) -> tuple[ClientCard, ...]:
    """Clients of the own team who are probably the same person, most alike first.

    The year of birth must fit, or the kern when the names are all but the same. With
    ``typing`` the name may be the beginning of one.
    """
    work.require(USE_CLIENTS)
    return _shown(work, same_person(work, form, typing))


def add(work: Work, form: ClientForm, despite_duplicate: bool) -> ClientCard:
    """Add a client to the own team.

    Raises :class:`Refused` when the same person probably stands there already, unless
    ``despite_duplicate``.
    """
    work.require(USE_CLIENTS)
    team = own_team(work)
    check_client(form, work.catalogues.on(work.clock.today()), work.clock.today().year)
    alike = () if despite_duplicate else likely_duplicates(work, form)
    if alike:
        numbers = ", ".join(str(card.number) for card in alike[:3])
        raise Refused(
            f"Deze cliënt staat er waarschijnlijk al: nummer {numbers}. Kijk die eerst na."
        )
    return client_cards(work.session, [add_client(work, form, team)])[0]


def _recent(work: Work, limit: int) -> Sequence[Client]:
    """The clients of the own last contacts, latest first."""
    last = (
        select(Contact.id)
        .where(Contact.worker_id == work.actor.account_id)
        .order_by(col(Contact.id).desc())
        .limit(CONTACTS_LOOKED_BACK)
    )
    # First who they are, so that not every client of the team is looked at.
    numbers = work.session.exec(
        select(Participation.client_id)
        .where(col(Participation.contact_id).in_(last))
        .group_by(col(Participation.client_id))
        .order_by(func.max(Participation.contact_id).desc())
    ).all()
    query = select(Client).where(
        col(Client.id).in_(numbers), *offered(work), col(Client.discharged_on).is_(None)
    )
    found = {client.id: client for client in work.session.exec(query)}
    return [found[number] for number in numbers if number in found][:limit]


def _shown(work: Work, clients: Sequence[Client]) -> tuple[ClientCard, ...]:
    """The cards, after it is written down who was found, or that nobody was."""
    for number in [client.id for client in clients] or [None]:
        work.record("client.find", client_id=number)
    return client_cards(work.session, clients)
