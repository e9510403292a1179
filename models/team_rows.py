"""Rows of the own gebiedsteam that a deed is about; they stay as they are until it is done."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotYours
from casereg.security.rights import SEE_CONTACTS, USE_CASES, USE_CLIENTS
from models.case import Case, CaseParty
from models.client import Client
from models.contact import UNDONE, Contact, Participation
from models.merged_clients import refuse_merged
from models.work import Work


def team_client(
    work: Work,
    number: int,
    team: str,
    day: date | None = None,
    field: str = "clients",
    merged: bool = False,
) -> Client:
    """The client; raises :class:`InvalidInput`, also for one who was discharged before ``day``.

    One that was merged into another is refused, unless it is known to stay (``merged``).
    Others may use the client beside this, but not discharge it before this is done.
    """
    client = work.session.get(Client, number, with_for_update={"read": True})
    if client is None:
        raise InvalidInput("Dit cliëntnummer bestaat niet. Zoek de cliënt op naam.", field)
    if client.team != team:
        message = "Deze cliënt hoort bij een ander gebiedsteam."
        raise NotYours(message, field, USE_CLIENTS.code, number)
    if not merged:
        refuse_merged(client, field)
    if day is not None and client.discharged_on is not None and day > client.discharged_on:
        raise InvalidInput(
            "Deze cliënt is dan al uitgeschreven. Kijk de datum na, of haal de cliënt terug "
            "(met: casereg client terug).",
            field,
        )
    return client


def lowest(clients: Iterable[Client]) -> Client:
    """The client that gives its kern and age group to what they do together.

    The one with the lowest number: that is the same whatever the order they were typed
    in, and can be found again when a catalogue with other age groups is loaded.
    """
    return min(clients, key=lambda client: client.id or 0)


def team_case(work: Work, number: int, team: str | None, field: str = "") -> Case:
    """The case; raises :class:`InvalidInput` for one of others or one that was undone."""
    found = select(Case).where(Case.id == number, Case.team == team)
    case = work.session.exec(found.with_for_update()).one_or_none()
    if case is None:
        message = f"Traject {number} bestaat niet of is niet van je gebiedsteam."
        raise NotYours(message, field, USE_CASES.code, subject=f"traject {number}")
    if case.undone:
        raise InvalidInput(f"Traject {number} is ongedaan gemaakt.", field)
    return case


def takes_contacts_on(case: Case, day: date) -> bool:
    """Whether the case was open on ``day``, its first and last day included."""
    return case.opened_on <= day and (case.closed_on is None or day <= case.closed_on)


def team_contact(work: Work, number: int, team: str, field: str) -> Contact:
    """The contact; raises :class:`InvalidInput` for one of others or one that was undone."""
    found = select(Contact).where(Contact.id == number, Contact.team == team)
    contact = work.session.exec(found.with_for_update()).one_or_none()
    if contact is None:
        message = f"Contact {number} bestaat niet of is niet van je gebiedsteam."
        raise NotYours(message, field, SEE_CONTACTS.code, subject=f"contact {number}")
    if contact.status == UNDONE:
        raise InvalidInput(f"Contact {number} is ongedaan gemaakt.", field)
    return contact


def clients_of_case(work: Work, number: int | None) -> tuple[int, ...]:
    """The numbers of the clients in a case."""
    found = select(CaseParty.client_id).where(CaseParty.case_id == number)
    return tuple(work.session.exec(found.order_by(col(CaseParty.client_id))))


def clients_of_contact(work: Work, number: int | None) -> tuple[int, ...]:
    """The numbers of the clients in a contact."""
    found = select(Participation.client_id).where(Participation.contact_id == number)
    return tuple(work.session.exec(found.order_by(col(Participation.client_id))))
