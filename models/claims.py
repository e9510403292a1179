"""What is recorded belongs to the catalogue of its date: put all there after a load."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, case, extract
from sqlalchemy import select as sa_select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, update

from models.case import Case, CaseParty
from models.catalogue import UNKNOWN, Catalogue
from models.client import Client, ClientYear
from models.contact import Contact, Participation
from models.loaded import Catalogues
from models.measurement import Meting, Peiling
from models.outside import VolunteerWork

# What bears an opdracht, and the day that decides which; a case stays where it was opened.
_CLAIMED = (
    (Contact, col(Contact.happened_on)),
    (Case, col(Case.opened_on)),
    (Meting, col(Meting.measured_on)),
    (Peiling, col(Peiling.held_on)),
    (VolunteerWork, col(VolunteerWork.happened_on)),
)


def claim_rows(session: Session, catalogues: Catalogues, loaded: Catalogue) -> None:
    """Give every row the opdracht of its day, and people in ``loaded`` its age groups.

    The age group is that of the client with the lowest number. An anonymous contact
    keeps what was typed.
    """
    for card, start, end in reaches(catalogues):
        for table, day in _CLAIMED:
            elsewhere = col(table.opdracht) != card
            session.exec(
                update(table).where(day.between(start, end), elsewhere).values(opdracht=card)
            )
        if card == loaded.code:
            _regroup_contacts(session, start, end, loaded)
            _regroup_cases(session, start, end, loaded)
            _regroup_clients(session, start.year, end.year, loaded)


def reaches(catalogues: Catalogues) -> list[tuple[str, date, date]]:
    """Code, first and last day of each catalogue; it goes on until the next one begins."""
    begins = [card.geldig_van for card in catalogues.cards]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), date.max]
    codes = [card.code for card in catalogues.cards]
    return list(zip(codes, begins, ends, strict=True))


def _regroup_contacts(session: Session, start: date, end: date, loaded: Catalogue) -> None:
    birth = (
        sa_select(col(Client.birth_year))
        .join(Participation, col(Participation.client_id) == col(Client.id))
        .where(col(Participation.contact_id) == col(Contact.id))
        .order_by(col(Participation.client_id))
        .limit(1)
        .scalar_subquery()
    )
    _regroup(session, Contact, col(Contact.happened_on), birth, (start, end), loaded)


def _regroup_cases(session: Session, start: date, end: date, loaded: Catalogue) -> None:
    birth = (
        sa_select(col(Client.birth_year))
        .join(CaseParty, col(CaseParty.client_id) == col(Client.id))
        .where(col(CaseParty.case_id) == col(Case.id))
        .order_by(col(CaseParty.client_id))
        .limit(1)
        .scalar_subquery()
    )
    _regroup(session, Case, col(Case.opened_on), birth, (start, end), loaded)


def _regroup(
    session: Session,
    table: type[Contact] | type[Case],
    day: Mapped[date],
    birth: ScalarSelect[int | None],
    days: tuple[date, date],
    loaded: Catalogue,
) -> None:
    group = _group(extract("year", day) - birth, loaded)
    session.exec(
        update(table)
        .where(day.between(*days), birth.is_not(None), col(table.leeftijdsgroep) != group)
        .values(leeftijdsgroep=group)
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
