"""Storing contacts: log, repeat, correct, undo."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import col, delete, select

from casereg.errors import InvalidInput, Refused, WeekSettled
from casereg.security.rights import CHANGE_CONTACT, LOG_CONTACT, Reach
from models.cards import ContactCard, Logged
from models.catalogue import UNKNOWN
from models.client import Client, ClientYear
from models.contact import LATE, UNDONE, VALID, Contact, Draft, Participation
from models.contact_cards import contact_cards
from models.contact_rules import check_contact
from models.forms import ContactForm
from models.week_locks import is_settled
from models.work import Work


def log(work: Work, form: ContactForm) -> Logged:
    """Store a contact, or find it again when its id was stored before.

    Raises :class:`InvalidInput` for what cannot be and :class:`Refused` when the week
    is vastgesteld and the form does not say that it is late.
    """
    work.require(LOG_CONTACT)
    known = _by_uid(work, form.id)
    if known is not None:
        return Logged(contact_cards(work.session, [known])[0], new=False)
    now = work.clock.now()
    team = _own_team(work)
    late = _is_late(work, team, form.happened_on, form.late)
    contact = Contact(
        uid=form.id,
        entered_at=now,
        changed_at=now,
        worker_id=work.actor.account_id,
        team=team,
        status=LATE if late else VALID,
        late=late,
        **_content(work, form),
    )
    work.session.add(contact)
    work.session.flush()
    _take_part(work, contact, form.clients)
    work.session.exec(delete(Draft).where(col(Draft.uid) == form.id))
    _record(work, "contact.log", contact, form.clients)
    return Logged(contact_cards(work.session, [contact])[0], new=True)


def repeat(work: Work, late: bool) -> Logged:
    """Store the own last contact once more, today, without its note and follow-up."""
    work.require(LOG_CONTACT)
    last = _own_last(work)
    if last is None:
        raise Refused("Je hebt nog geen contact om te herhalen.")
    clients = _clients_of(work, last)
    form = ContactForm(
        id=uuid4(),
        happened_on=work.clock.today(),
        clients=clients,
        deelopdracht=last.deelopdracht,
        contactsoort=last.contactsoort,
        taak=last.taak,
        kanaal=last.kanaal,
        project=last.project,
        kern=last.kern,
        leeftijdsgroep=last.leeftijdsgroep,
        uitkomst=last.uitkomst,
        reden=last.reden,
        minutes=last.minutes,
        participants=last.participants,
        late=late,
    )
    return log(work, form)


def correct(work: Work, number: int, form: ContactForm) -> ContactCard:
    """Give a contact other content; it keeps its number, id, worker and team."""
    contact = _changeable(work, number)
    for day in (contact.happened_on, form.happened_on):
        if _is_late(work, contact.team, day, form.late):
            contact.status, contact.late = LATE, True
    for field, value in _content(work, form).items():
        setattr(contact, field, value)
    contact.changed_at = work.clock.now()
    work.session.exec(delete(Participation).where(col(Participation.contact_id) == number))
    _take_part(work, contact, form.clients)
    work.session.exec(delete(Draft).where(col(Draft.uid) == form.id))
    _record(work, "contact.correct", contact, form.clients)
    return contact_cards(work.session, [contact])[0]


def undo(work: Work, number: int | None, late: bool = False) -> ContactCard:
    """Let a contact count nowhere; it is kept. Without a number: the own last one."""
    work.require(CHANGE_CONTACT)
    if number is None:
        last = _own_last(work)
        if last is None or last.id is None:
            raise Refused("Je hebt nog geen contact om ongedaan te maken.")
        number = last.id
    contact = _changeable(work, number)
    contact.late |= _is_late(work, contact.team, contact.happened_on, late)
    contact.status = UNDONE
    contact.changed_at = work.clock.now()
    _record(work, "contact.undo", contact, _clients_of(work, contact))
    return contact_cards(work.session, [contact])[0]


def _content(work: Work, form: ContactForm) -> dict[str, Any]:
    """The columns the form fills; kern and age group come from the first client, if any."""
    catalogue = work.catalogues.on(form.happened_on)
    check_contact(form, catalogue, work.clock.today())
    content: dict[str, Any] = form.model_dump(exclude={"id", "clients", "late"})
    first = _client(work, form.clients[0]) if form.clients else None
    age_group = form.leeftijdsgroep
    if first is not None:
        age_group = catalogue.age_group(first.birth_year, form.happened_on.year)
    content["leeftijdsgroep"] = age_group or UNKNOWN
    content["kern"] = form.kern or (first.kern if first else UNKNOWN)
    content["opdracht"] = catalogue.code
    return content


def _is_late(work: Work, team: str, day: date, said_so: bool) -> bool:
    """Whether a change on ``day`` comes after vaststellen; who makes it must say so."""
    if not is_settled(work.session, team, day):
        return False
    if not said_so:
        raise WeekSettled(
            "De week van dit contact is vastgesteld. Zeg erbij dat het is nagekomen "
            "(met --nagekomen), dan ziet de teamleider het."
        )
    return True


def _take_part(work: Work, contact: Contact, numbers: tuple[int, ...]) -> None:
    """Put the clients in the contact, and fix their kern and age group for that year once."""
    assert contact.id is not None  # noqa: S101 - flushed before
    catalogue = work.catalogues.named(contact.opdracht)
    year = contact.happened_on.year
    for number in dict.fromkeys(numbers):
        client = _client(work, number)
        work.session.add(Participation(contact_id=contact.id, client_id=number))
        if work.session.get(ClientYear, (number, year)) is None:
            group = catalogue.age_group(client.birth_year, year)
            work.session.add(
                ClientYear(client_id=number, year=year, kern=client.kern, leeftijdsgroep=group)
            )


def _client(work: Work, number: int) -> Client:
    client = work.session.get(Client, number)
    if client is None:
        raise InvalidInput("Dit cliëntnummer bestaat niet. Zoek de cliënt op naam.", "clients")
    if client.team != work.actor.team:
        raise InvalidInput("Deze cliënt hoort bij een ander gebiedsteam.", "clients")
    return client


def _changeable(work: Work, number: int) -> Contact:
    reach = work.require(CHANGE_CONTACT)
    contact = work.session.get(Contact, number)
    own = contact is not None and contact.worker_id == work.actor.account_id
    team = contact is not None and contact.team == work.actor.team and reach is Reach.TEAM
    if contact is None or not (own or team):
        raise Refused(f"Contact {number} bestaat niet of is niet van jou.")
    if contact.status == UNDONE:
        raise Refused(f"Contact {number} is al ongedaan gemaakt.")
    return contact


def _by_uid(work: Work, uid: UUID) -> Contact | None:
    found = work.session.exec(select(Contact).where(Contact.uid == uid)).one_or_none()
    if found is not None and found.worker_id != work.actor.account_id:
        raise InvalidInput("Dit id is al gebruikt. Laat --id weg of neem een nieuw.", "id")
    return found


def _own_last(work: Work) -> Contact | None:
    return work.session.exec(
        select(Contact)
        .where(Contact.worker_id == work.actor.account_id, Contact.status != UNDONE)
        .order_by(col(Contact.id).desc())
        .limit(1)
    ).one_or_none()


def _clients_of(work: Work, contact: Contact) -> tuple[int, ...]:
    found = work.session.exec(
        select(Participation.client_id).where(Participation.contact_id == contact.id)
    )
    return tuple(found)


def _own_team(work: Work) -> str:
    if work.actor.team is None:
        raise Refused("Je account heeft geen gebiedsteam. Vraag je beheerder erom.")
    return work.actor.team


def _record(work: Work, deed: str, contact: Contact, clients: tuple[int, ...]) -> None:
    """One audit row for each client in the contact, or one without."""
    for number in clients or (None,):
        work.record(deed, f"contact {contact.id}", number)
