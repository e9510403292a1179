"""From a filled-in contact to its row: what the catalogue, the clients and the week make of it."""

from datetime import date
from typing import Any

from casereg.errors import InvalidInput, WeekSettled
from models.catalogue import UNKNOWN
from models.client import Client, ClientYear
from models.contact import Contact, Participation
from models.contact_rules import check_contact
from models.forms import ContactForm
from models.week_locks import note_late, settled_week
from models.work import Work


def content_of(work: Work, form: ContactForm, team: str) -> dict[str, Any]:
    """The columns the form fills; kern and age group come from the first client, if any."""
    catalogue = work.catalogues.on(form.happened_on)
    check_contact(form, catalogue, work.clock.today())
    content: dict[str, Any] = form.model_dump(exclude={"id", "clients", "late", "case"})
    clients = [_client(work, number, team) for number in form.clients]
    first = clients[0] if clients else None
    known = first and catalogue.age_group(first.birth_year, form.happened_on.year)
    content["leeftijdsgroep"] = form.leeftijdsgroep or UNKNOWN
    if known and known != UNKNOWN:
        content["leeftijdsgroep"] = known
    content["kern"] = form.kern or (first.kern if first else UNKNOWN)
    content["opdracht"] = catalogue.code
    content["case_id"] = form.case
    return content


def touch_week(work: Work, team: str, day: date, late: bool) -> bool:
    """Whether a change on ``day`` comes after vaststellen; who makes it must say so."""
    lock = settled_week(work.session, team, day)
    if lock is None:
        return False
    if not late:
        raise WeekSettled(
            "De week van dit contact is vastgesteld. Zeg erbij dat het is nagekomen "
            "(met --nagekomen), dan ziet de teamleider het."
        )
    note_late(work.session, lock)
    return True


def take_part(work: Work, contact: Contact, numbers: tuple[int, ...]) -> None:
    """Put the clients in the contact, and fix their kern and age group for that year once."""
    assert contact.id is not None  # noqa: S101 - flushed before
    catalogue = work.catalogues.named(contact.opdracht)
    year = contact.happened_on.year
    for number in dict.fromkeys(numbers):
        client = _client(work, number, contact.team)
        work.session.add(Participation(contact_id=contact.id, client_id=number))
        if work.session.get(ClientYear, (number, year)) is None:
            group = catalogue.age_group(client.birth_year, year)
            work.session.add(
                ClientYear(client_id=number, year=year, kern=client.kern, leeftijdsgroep=group)
            )


def _client(work: Work, number: int, team: str) -> Client:
    client = work.session.get(Client, number)
    if client is None:
        raise InvalidInput("Dit cliëntnummer bestaat niet. Zoek de cliënt op naam.", "clients")
    if client.team != team:
        raise InvalidInput("Deze cliënt hoort bij een ander gebiedsteam.", "clients")
    return client
