"""What happened in a week, counted by the database: by deelopdracht and soort, and what is missing.

It is read from the index ``contact_count``, so that no page with notes is decrypted for it.
"""

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from models.cards import Missing, WeekRow
from models.contact import UNDONE, Contact, Participation
from models.periods import Week
from models.work import Work

TOTAL = "totaal"
FOLLOW_UP = "vervolgdatum"
FIELDS = ("uitkomst", "minuten", "reden", FOLLOW_UP, "deelnemers", "geholpen")
KIND = (col(Contact.opdracht), col(Contact.contactsoort), col(Contact.uitkomst))
Conditions = list[ColumnElement[bool]]


def counted(week: Week, team: str | None) -> Conditions:
    """Which contacts count in a week of a team, or of all."""
    days = col(Contact.happened_on).between(week.monday, week.sunday)
    whose = [] if team is None else [col(Contact.team) == team]
    return [days, col(Contact.status) != UNDONE, *whose]


def week_rows(work: Work, week: Week, conditions: Conditions) -> tuple[WeekRow, ...]:
    """One row for each deelopdracht x contactsoort, as the opdracht orders them."""
    return _in_order(work, week, _rows(work.session, conditions))


def _rows(session: Session, conditions: Conditions) -> tuple[WeekRow, ...]:
    """Clients are counted apart, or the minutes of a contact with two would count double."""
    key = (Contact.deelopdracht, Contact.contactsoort)
    contacts = session.exec(
        select(*key, func.count(), func.sum(Contact.minutes)).where(*conditions).group_by(*key)
    ).all()
    clients = session.exec(
        select(*key, func.count(func.distinct(Participation.client_id)))
        .join(Participation, col(Participation.contact_id) == col(Contact.id))
        .where(*conditions)
        .group_by(*key)
    ).all()
    distinct = {(deelopdracht, soort): number for deelopdracht, soort, number in clients}
    return tuple(
        WeekRow(deelopdracht, soort, number, distinct.get((deelopdracht, soort), 0), minutes or 0)
        for deelopdracht, soort, number, minutes in contacts
    )


def _in_order(work: Work, week: Week, rows: tuple[WeekRow, ...]) -> tuple[WeekRow, ...]:
    """The rows as the opdracht orders them; codes it does not know come last, by name."""
    if not rows:
        return rows
    catalogue = work.catalogues.on(week.sunday)
    parts = {item.code: place for place, item in enumerate(catalogue.deelopdrachten)}
    kinds = {item.code: place for place, item in enumerate(catalogue.contactsoorten)}

    def place(row: WeekRow) -> tuple[int, int, str, str]:
        part, kind = row.deelopdracht, row.contactsoort
        return parts.get(part, len(parts)), kinds.get(kind, len(kinds)), part, kind

    return tuple(sorted(rows, key=place))


def week_total(session: Session, conditions: Conditions) -> WeekRow:
    """The whole week; its clients are counted once, however often they came."""
    number, minutes = session.exec(
        select(func.count(), func.sum(Contact.minutes)).where(*conditions)
    ).one()
    clients = session.exec(
        select(func.count(func.distinct(Participation.client_id)))
        .join(Contact, col(Participation.contact_id) == col(Contact.id))
        .where(*conditions)
    ).one()
    return WeekRow(TOTAL, TOTAL, number, clients, minutes or 0)


def missing_answers(work: Work, conditions: Conditions) -> tuple[Missing, ...]:
    """How many contacts lack what the catalogue asks for their contactsoort and uitkomst."""
    answers = {
        "minuten": col(Contact.minutes),
        "reden": col(Contact.reden),
        "deelnemers": col(Contact.participants),
        "geholpen": col(Contact.helped),
    }
    given = [func.count(column) for column in answers.values()]
    groups = work.session.execute(
        sa_select(*KIND, func.count(), *given).where(*conditions).group_by(*KIND)
    )
    lacking = dict.fromkeys(FIELDS, 0)
    followed: list[ColumnElement[bool]] = []
    for opdracht, soort, uitkomst, number, *counts in groups:
        asked = work.catalogues.named(opdracht).asked(soort, uitkomst)
        for field, filled_in in zip(answers, counts, strict=True):
            lacking[field] += number - filled_in if field in asked else 0
        lacking["uitkomst"] += number if uitkomst is None else 0
        if FOLLOW_UP in asked:
            kind = zip(KIND, (opdracht, soort, uitkomst), strict=True)
            followed.append(and_(*(key == code for key, code in kind)))
    lacking[FOLLOW_UP] = _without_follow_up(work.session, conditions, followed)
    return tuple(Missing(field, number) for field, number in lacking.items() if number)


def _without_follow_up(
    session: Session, conditions: Conditions, kinds: list[ColumnElement[bool]]
) -> int:
    """How many contacts of these kinds have no vervolgdatum; that stands in no index."""
    if not kinds:
        return 0
    open_ended = col(Contact.follow_up_on).is_(None)
    return session.exec(select(func.count()).where(*conditions, or_(*kinds), open_ended)).one()
