"""Contact rows as cards, with their clients and worker, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.account import Account
from models.cards import ClientCard, ContactCard
from models.catalogue_indicators import MANTELZORGER
from models.client import Client, ClientKenmerk
from models.contact import Contact, Participation


def client_cards(session: Session, clients: Sequence[Client]) -> tuple[ClientCard, ...]:
    """The clients as cards, in the same order, with the kenmerken they still have."""
    if not clients:
        return ()
    numbers = [client.id for client in clients]
    kenmerken: dict[int, list[str]] = defaultdict(list)
    rows = session.exec(
        select(ClientKenmerk.client_id, ClientKenmerk.code)
        .where(col(ClientKenmerk.client_id).in_(numbers), col(ClientKenmerk.until).is_(None))
        .distinct()
        .order_by(ClientKenmerk.code)
    )
    for number, code in rows:
        kenmerken[number].append(code)
    return tuple(
        ClientCard(
            number=client.id or 0,
            name=client.name,
            birth_year=client.birth_year,
            kern=client.kern,
            team=client.team,
            mantelzorger=MANTELZORGER in kenmerken[client.id or 0],
            aandachtsgroepen=tuple(c for c in kenmerken[client.id or 0] if c != MANTELZORGER),
            discharged_on=client.discharged_on,
            merged_into=client.merged_into,
            restricted_on=client.restricted_on,
        )
        for client in clients
    )


def contact_cards(session: Session, contacts: Sequence[Contact]) -> tuple[ContactCard, ...]:
    """The contacts as cards, in the same order."""
    numbers = [contact.id for contact in contacts]
    pairs = session.exec(
        select(Participation.contact_id, Client)
        .join(Client, col(Client.id) == col(Participation.client_id))
        .where(col(Participation.contact_id).in_(numbers), col(Client.erased).is_(False))
        .order_by(col(Participation.client_id))
    ).all()
    cards = client_cards(session, [client for _, client in pairs])
    present: dict[int, list[ClientCard]] = defaultdict(list)
    for (number, _), card in zip(pairs, cards, strict=True):
        present[number].append(card)
    workers = {contact.worker_id for contact in contacts}
    rows = session.exec(select(Account.id, Account.name).where(col(Account.id).in_(workers)))
    names = dict(rows.all())
    return tuple(
        contact_card(contact, tuple(present[contact.id or 0]), names[contact.worker_id])
        for contact in contacts
    )


def contact_card(contact: Contact, clients: tuple[ClientCard, ...], worker: str) -> ContactCard:
    """A contact as a card, with who took part and the name of its worker."""
    return ContactCard(
        number=contact.id or 0,
        id=contact.uid,
        happened_on=contact.happened_on,
        entered_at=contact.entered_at,
        worker=worker,
        team=contact.team,
        opdracht=contact.opdracht,
        deelopdracht=contact.deelopdracht,
        taak=contact.taak,
        contactsoort=contact.contactsoort,
        kanaal=contact.kanaal,
        project=contact.project,
        kern=contact.kern,
        leeftijdsgroep=contact.leeftijdsgroep,
        clients=clients,
        uitkomst=contact.uitkomst,
        reden=contact.reden,
        follow_up_on=contact.follow_up_on,
        minutes=contact.minutes,
        participants=contact.participants,
        helped=contact.helped,
        case=contact.case_id,
        note=contact.note,
        status=contact.status,
    )
