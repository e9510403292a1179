"""From a filled-in contact to its row: what the catalogue, the clients and the week make of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from casereg.errors import InvalidInput, WeekSettled
from models.catalogue import UNKNOWN, Catalogue
from models.client import Client, ClientYear
from models.contact import Contact, Participation
from models.contact_rules import check_contact
from models.forms import ContactForm
from models.merged_clients import standing
from models.team_rows import clients_of_case, lowest, takes_contacts_on, team_case, team_client
from models.week_locks import note_late, settled_week
from models.work import Work

NO_COLUMNS = {"id", "clients", "late", "case", "explanation"}


def with_clients(
    work: Work, form: ContactForm, team: str, known: tuple[int, ...] = ()
) -> ContactForm:
    """The form checked against its case, with the clients of that case when it names none.

    A number that was merged stands for the client that was kept, but for those ``known``
    in the contact already.
    """
    meant = standing(work, form.clients)
    form = form.model_copy(update={"clients": standing(work, form.clients, known)})
    if form.case is None:
        return form
    case = team_case(work, form.case, team, "case")
    if case.deelopdracht != form.deelopdracht:
        raise InvalidInput(f"Traject {case.id} hoort bij deelopdracht {case.deelopdracht}.", "case")
    if not takes_contacts_on(case, form.happened_on):
        when = "nog niet geopend" if form.happened_on < case.opened_on else "al gesloten"
        raise InvalidInput(f"Traject {case.id} is dan {when}.", "case")
    kind = work.catalogues.on(form.happened_on).contactsoort(form.contactsoort)
    inside = clients_of_case(work, case.id)
    if not set(meant) <= set(inside):
        raise InvalidInput(
            f"Een cliënt hoort niet bij traject {case.id}. Laat die cliënt weg, of het traject.",
            "clients",
        )
    if form.clients or (kind and kind.client == "nee"):
        return form
    return form.model_copy(update={"clients": inside})


def content_of(work: Work, form: ContactForm, team: str) -> dict[str, Any]:
    """The columns of a form that keeps to the rules, with clients of ``team``."""
    catalogue = work.catalogues.on(form.happened_on)
    check_contact(form, catalogue, work.clock.today())
    clients = [
        team_client(work, number, team, form.happened_on, merged=True) for number in form.clients
    ]
    return columns_of(form, catalogue, clients)


def columns_of(
    form: ContactForm, catalogue: Catalogue, clients: Sequence[Client]
) -> dict[str, Any]:
    """The columns the form fills; kern and age group come from the client, if any.

    Of several clients that is the one with the lowest number.
    """
    content: dict[str, Any] = {
        name: one for name, one in vars(form).items() if name not in NO_COLUMNS
    }
    first = lowest(clients) if clients else None
    content["leeftijdsgroep"] = form.leeftijdsgroep or UNKNOWN
    if first and first.birth_year is not None:
        group = catalogue.age_group(first.birth_year, form.happened_on.year)
        content["leeftijdsgroep"] = group
    content["kern"] = form.kern or (first.kern if first else UNKNOWN)
    content["opdracht"] = catalogue.code
    content["case_id"] = form.case
    return content


def changed(
    contact: Contact, content: dict[str, Any], clients: tuple[int, ...], now: tuple[int, ...]
) -> dict[str, Any]:
    """What stands in the fields that ``content`` changes, and who took part when others do now."""
    had = {field: getattr(contact, field) for field, value in content.items()}
    had = {field: value for field, value in had.items() if value != content[field]}
    return had | ({"clients": list(clients)} if set(clients) != set(now) else {})


def touch_week(work: Work, team: str, day: date, late: bool) -> bool:
    """Whether a change on ``day`` comes after vaststellen; who makes it must say so."""
    lock = settled_week(work.session, team, day)
    if lock is None:
        return False
    refuse_unsaid(late)
    note_late(work.session, lock)
    return True


def refuse_unsaid(late: bool) -> None:
    """Raise :class:`WeekSettled` for a change after vaststellen, unless it is said to be late."""
    if not late:
        raise WeekSettled(
            "De week van dit contact is vastgesteld. Zeg erbij dat het is nagekomen "
            "(met --nagekomen), dan ziet de teamleider het."
        )


def take_part(work: Work, contact: Contact, numbers: tuple[int, ...]) -> None:
    """Put the clients in the contact, and fix their kern and age group for that year once."""
    assert contact.id is not None  # noqa: S101 - flushed before
    catalogue = work.catalogues.named(contact.opdracht)
    year = contact.happened_on.year
    fixed = _fixed(work, numbers, year)
    for number in dict.fromkeys(numbers):
        client = team_client(work, number, contact.team, merged=True)
        work.session.add(Participation(contact_id=contact.id, client_id=number))
        if number not in fixed:
            work.session.add(ClientYear(**year_of(client, year, catalogue)))


def _fixed(work: Work, numbers: tuple[int, ...], year: int) -> set[int]:
    """Whose kern and age group of ``year`` stand."""
    if not numbers:
        return set()
    theirs = select(ClientYear.client_id).where(col(ClientYear.client_id).in_(numbers))
    return set(work.session.exec(theirs.where(ClientYear.year == year)))


def year_of(client: Client, year: int, catalogue: Catalogue) -> dict[str, Any]:
    """The columns that fix kern and age group of a client for a year."""
    group = catalogue.age_group(client.birth_year, year)
    return {"client_id": client.id, "year": year, "kern": client.kern, "leeftijdsgroep": group}
