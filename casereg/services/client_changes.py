"""What changes about a client: kenmerken with their dates, and being discharged."""

from datetime import date, timedelta

from sqlmodel import col, func, select

from casereg.errors import InvalidInput, Refused
from models.cards import ClientCard
from models.catalogue import MANTELZORGER
from models.client import Client, ClientKenmerk
from models.code_rules import check_code, check_day
from models.contact import UNDONE, Contact, Participation
from models.contact_cards import client_cards
from models.team_rows import own_client
from models.work import Work

ONE_DAY = timedelta(days=1)


def change_kenmerken(
    work: Work, number: int, since: date, add: tuple[str, ...], drop: tuple[str, ...]
) -> ClientCard:
    """Let a client have kenmerken from ``since`` on, and others no longer.

    What the client was before that day stays as it was. Raises :class:`InvalidInput`
    for a code that neither the opdracht of that day nor the client has.
    """
    client = own_client(work, number)
    check_day(since, work.clock.today(), "Deze verandering", "since")
    rows = work.session.exec(select(ClientKenmerk).where(ClientKenmerk.client_id == number)).all()
    groups = work.catalogues.on(since).aandachtsgroepen
    had = tuple(row.code for row in rows)
    for code in add:
        check_code(code, groups, "add", (MANTELZORGER,), word="aandachtsgroep")
    for code in drop:
        check_code(code, groups, "drop", (MANTELZORGER, *had), word="aandachtsgroep")
    if set(add) & set(drop):
        raise InvalidInput("Een kenmerk kan er niet bij en af tegelijk.", "add")
    for code in dict.fromkeys(add):
        _add(work, [row for row in rows if row.code == code], number, code, since)
    for code in dict.fromkeys(drop):
        _drop(work, [row for row in rows if row.code == code], since)
    return _done(work, "client.kenmerk", client)


def discharge(work: Work, number: int, day: date | None) -> ClientCard:
    """Say that a client left after ``day``, or with None that the client is back."""
    client = own_client(work, number)
    if day is None and client.discharged_on is None:
        raise Refused(f"Cliënt {number} is niet uitgeschreven.")
    if day is not None:
        check_day(day, work.clock.today(), "Uitschrijven", "day")
        if _contact_after(work, number, day):
            raise InvalidInput(
                "Er is nog een contact van daarna. Schrijf op een latere dag uit.", "day"
            )
    client.discharged_on = day
    return _done(work, "client.discharge" if day else "client.return", client)


def _add(work: Work, rows: list[ClientKenmerk], number: int, code: str, since: date) -> None:
    """From ``since`` on, also when it was so from later on or ended just before."""
    for row in rows:
        if row.until is None or row.until >= since - ONE_DAY:
            row.since = row.since and min(row.since, since)
            row.until = None
            return
    work.session.add(ClientKenmerk(client_id=number, code=code, since=since))


def _drop(work: Work, rows: list[ClientKenmerk], since: date) -> None:
    """Not from ``since`` on; a stretch that only began then never was."""
    for row in rows:
        if row.since is not None and row.since >= since:
            work.session.delete(row)
        elif row.until is None or row.until >= since:
            row.until = since - ONE_DAY


def _contact_after(work: Work, number: int, day: date) -> bool:
    query = (
        select(func.count())
        .select_from(Contact)
        .join(Participation, col(Participation.contact_id) == col(Contact.id))
        .where(
            Participation.client_id == number,
            Contact.status != UNDONE,
            col(Contact.happened_on) > day,
        )
    )
    return work.session.exec(query).one() > 0


def _done(work: Work, deed: str, client: Client) -> ClientCard:
    work.session.flush()
    work.record(deed, client_id=client.id)
    return client_cards(work.session, [client])[0]
