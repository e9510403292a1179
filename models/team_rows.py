"""Rows of the own gebiedsteam that a deed is about; they stay as they are until it is done."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotAllowed, NotYours
from casereg.security.rights import SEE_CONTACTS, USE_CASES, USE_CLIENTS, Deed
from models.case import Case, CaseParty
from models.client import Client
from models.contact import UNDONE, Contact, Participation
from models.kept_clients import kept_client
from models.merged_clients import refuse_erased, refuse_merged
from models.restriction import refuse_any_restricted, refuse_restricted
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

    One that is restricted is refused, and one that was merged into another, unless it is known
    to stay (``merged``). Others may use the client beside this, but not discharge it before
    this is done.
    """
    client = kept_client(work.session, number)
    if client is None or client.team != team:
        # A team server does not show which of both it is.
        message = (
            "Dit cliëntnummer bestaat niet of hoort bij een ander gebiedsteam. "
            "Zoek de cliënt op naam."
        )
        raise NotYours(message, field, USE_CLIENTS.code, number)
    if not merged:
        refuse_merged(client, field)
    refuse_erased(client, field)
    refuse_restricted(client, field)
    if day is not None:
        refuse_discharged(client, day, field)
    return client


def refuse_discharged(client: Client, day: date, field: str) -> None:
    """Raise :class:`InvalidInput` for a client who left before ``day``."""
    if client.discharged_on is not None and day > client.discharged_on:
        raise InvalidInput(
            "Deze cliënt is dan al uitgeschreven. Kijk de datum na, of haal de cliënt terug "
            "(met: casereg client terug).",
            field,
        )


def own_client(
    work: Work, number: int, deed: Deed = USE_CLIENTS, restricted: bool = False
) -> Client:
    """The client to change, kept from others until this is done.

    Raises :class:`NotAllowed` for one of others, and :class:`InvalidInput` for one that was
    merged or, unless ``restricted``, is restricted.
    """
    work.require(deed)
    found = select(Client).where(Client.id == number, Client.team == work.actor.team)
    client = work.session.exec(found.with_for_update()).one_or_none()
    if client is None:
        message = f"Cliënt {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, deed.code, number)
    refuse_merged(client)
    if not restricted:
        refuse_restricted(client)
    return client


def lowest(clients: Iterable[Client]) -> Client:
    """The client that gives its kern and age group to what they do together.

    The one with the lowest number: that is the same whatever the order they were typed
    in, and can be found again when a catalogue with other age groups is loaded.
    """
    return min(clients, key=lambda client: client.id or 0)


def team_case(work: Work, number: int, team: str | None, field: str = "") -> Case:
    """The case to change; raises :class:`InvalidInput`, also when a client in it is restricted."""
    found = select(Case).where(Case.id == number, Case.team == team)
    case = work.session.exec(found.with_for_update()).one_or_none()
    if case is None:
        message = f"Traject {number} bestaat niet of is niet van je gebiedsteam."
        raise NotYours(message, field, USE_CASES.code, subject=f"traject {number}")
    if case.undone:
        raise InvalidInput(f"Traject {number} is ongedaan gemaakt.", field)
    refuse_any_restricted(work, clients_of_case(work, number), field)
    return case


def takes_contacts_on(case: Case, day: date) -> bool:
    """Whether the case was open on ``day``, its first and last day included."""
    return case.opened_on <= day and (case.closed_on is None or day <= case.closed_on)


def team_contact(work: Work, number: int, team: str, field: str) -> Contact:
    """The contact to add to; raises :class:`InvalidInput`, also for that of a restricted client."""
    found = select(Contact).where(Contact.id == number, Contact.team == team)
    contact = work.session.exec(found.with_for_update()).one_or_none()
    if contact is None:
        message = f"Contact {number} bestaat niet of is niet van je gebiedsteam."
        raise NotYours(message, field, SEE_CONTACTS.code, subject=f"contact {number}")
    if contact.status == UNDONE:
        raise InvalidInput(f"Contact {number} is ongedaan gemaakt.", field)
    refuse_any_restricted(work, clients_of_contact(work, number), field)
    return contact


def clients_of_case(work: Work, number: int | None) -> tuple[int, ...]:
    """The numbers of the clients in a case."""
    found = select(CaseParty.client_id).where(CaseParty.case_id == number)
    return tuple(work.session.exec(found.order_by(col(CaseParty.client_id))))


def clients_of_contact(work: Work, number: int | None) -> tuple[int, ...]:
    """The numbers of the clients in a contact."""
    found = select(Participation.client_id).where(Participation.contact_id == number)
    return tuple(work.session.exec(found.order_by(col(Participation.client_id))))
