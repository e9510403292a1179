"""A contact belongs to the catalogue of its date: put all contacts there after a load."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, extract
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, update

from models.catalogue import UNKNOWN, Catalogue
from models.client import Client, ClientYear
from models.contact import Contact, Participation
from models.loaded import Catalogues


def claim_contacts(session: Session, catalogues: Catalogues, loaded: Catalogue) -> None:
    """Give every contact the opdracht of its day, and those of ``loaded`` its age groups.

    The age group is that of the client with the lowest number. An anonymous contact
    keeps what was typed.
    """
    for card, start, end in reaches(catalogues):
        days = col(Contact.happened_on).between(start, end)
        session.exec(
            update(Contact).where(days, col(Contact.opdracht) != card).values(opdracht=card)
        )
        if card == loaded.code:
            _regroup_contacts(session, days, loaded)
            _regroup_clients(session, start.year, end.year, loaded)


def reaches(catalogues: Catalogues) -> list[tuple[str, date, date]]:
    """Code, first and last day of each catalogue; it goes on until the next one begins."""
    begins = [card.geldig_van for card in catalogues.cards]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), date.max]
    codes = [card.code for card in catalogues.cards]
    return list(zip(codes, begins, ends, strict=True))


def _regroup_contacts(session: Session, days: ColumnElement[bool], loaded: Catalogue) -> None:
    birth = (
        sa_select(col(Client.birth_year))
        .join(Participation, col(Participation.client_id) == col(Client.id))
        .where(col(Participation.contact_id) == col(Contact.id))
        .order_by(col(Participation.client_id))
        .limit(1)
        .scalar_subquery()
    )
    age = extract("year", col(Contact.happened_on)) - birth
    session.exec(
        update(Contact)
        .where(days, birth.is_not(None), col(Contact.leeftijdsgroep) != _group(age, loaded))
        .values(leeftijdsgroep=_group(age, loaded))
        .execution_options(synchronize_session=False)
    )


def _regroup_clients(session: Session, first: int, last: int, loaded: Catalogue) -> None:
    birth = (
        sa_select(col(Client.birth_year))
        .where(col(Client.id) == col(ClientYear.client_id))
        .scalar_subquery()
    )
    session.exec(
        update(ClientYear)
        .where(col(ClientYear.year).between(first, last), birth.is_not(None))
        .values(leeftijdsgroep=_group(col(ClientYear.year) - birth, loaded))
        .execution_options(synchronize_session=False)
    )


def _group(age: ColumnElement[int], loaded: Catalogue) -> ColumnElement[str]:
    groups = loaded.leeftijdsgroepen
    return case(*((age.between(g.van, g.tot), g.code) for g in groups), else_=UNKNOWN)
