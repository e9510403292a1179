"""The weekly tally of a team, and vaststellen."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import SEE_WEEK, SETTLE_WEEK, Reach
from models.account import Account
from models.cards import Missing, WeekCard, WeekRow
from models.contact import UNDONE, Contact, Draft, Participation
from models.locks import hold, week_of
from models.periods import Week
from models.place import Gebiedsteam
from models.week_lock import WeekLock
from models.week_locks import lock_of
from models.work import Work

TOTAL = "totaal"


def tally(work: Work, week: Week, team: str | None) -> WeekCard:
    """The week of a team; ``team`` None is the own one, or all for who sees all."""
    reach = work.require(SEE_WEEK)
    chosen = _team(work, team, reach)
    work.record("week.see", f"{week} {chosen or 'alle teams'}")
    lock = lock_of(work.session, chosen, week) if chosen else None
    return _settled(work, lock) if lock else _open(work, week, chosen)


def settle(work: Work, week: Week, team: str | None) -> WeekCard:
    """Approve and lock a week that is over or running; its tally stays as it is now."""
    reach = work.require(SETTLE_WEEK)
    chosen = _team(work, team, reach)
    if chosen is None:
        raise Refused("Kies één gebiedsteam om vast te stellen.")
    if week.monday > work.clock.today():
        raise Refused(f"Week {week} moet nog komen. Stel een week vast die begonnen is.")
    work.catalogues.on(week.sunday)  # refuses a week before the first opdracht
    hold(work.session, week_of(chosen))
    if lock_of(work.session, chosen, week) is not None:
        raise Refused(f"Week {week} van {chosen} is al vastgesteld.")
    card = _open(work, week, chosen)
    lock = WeekLock(
        team=chosen,
        year=week.year,
        week=week.number,
        locked_by=work.actor.account_id,
        locked_at=work.clock.now(),
        tally=frozen_tally(card),
    )
    work.session.add(lock)
    work.session.flush()
    work.record("week.settle", f"{week} {chosen}")
    return _settled(work, lock)


def frozen_tally(card: WeekCard) -> dict[str, Any]:
    """What a lock keeps of a tally."""
    return {
        "rows": [asdict(row) for row in card.rows],
        "totaal": asdict(card.totaal),
        "missing": [asdict(missing) for missing in card.missing],
    }


def _team(work: Work, team: str | None, reach: Reach) -> str | None:
    if team is not None and work.session.get(Gebiedsteam, team) is None:
        raise InvalidInput(f"Gebiedsteam {team!r} bestaat niet.", "team")
    if reach is Reach.ALL:
        return team
    if team not in (None, work.actor.team):
        raise Refused("Je ziet alleen de week van je eigen gebiedsteam.")
    return work.actor.team


def _open(work: Work, week: Week, team: str | None) -> WeekCard:
    counted = _counted(week, team)
    return WeekCard(
        week=week,
        team=team,
        status="open",
        rows=_in_order(work, week, _rows(work.session, counted)),
        totaal=_total(work.session, counted),
        missing=_missing(work, counted),
        drafts=_drafts(work.session, team),
        late=0,
    )


def _settled(work: Work, lock: WeekLock) -> WeekCard:
    week = Week(lock.year, lock.week)
    locker = work.session.get(Account, lock.locked_by)
    return WeekCard(
        week=week,
        team=lock.team,
        status="vastgesteld",
        rows=tuple(WeekRow(**row) for row in lock.tally["rows"]),
        totaal=WeekRow(**lock.tally["totaal"]),
        missing=tuple(Missing(**missing) for missing in lock.tally["missing"]),
        drafts=_drafts(work.session, lock.team),
        late=lock.late,
        locked_by=locker.name if locker else None,
        locked_at=lock.locked_at,
    )


def _counted(week: Week, team: str | None) -> list[ColumnElement[bool]]:
    days = col(Contact.happened_on).between(week.monday, week.sunday)
    whose = [] if team is None else [col(Contact.team) == team]
    return [days, col(Contact.status) != UNDONE, *whose]


def _rows(session: Session, counted: list[ColumnElement[bool]]) -> tuple[WeekRow, ...]:
    """One row for each deelopdracht x contactsoort; clients apart, or minutes count double."""
    key = (Contact.deelopdracht, Contact.contactsoort)
    contacts = session.exec(
        select(*key, func.count(), func.sum(Contact.minutes))
        .where(*counted)
        .group_by(*key)
        .order_by(*key)
    ).all()
    clients = session.exec(
        select(*key, func.count(func.distinct(Participation.client_id)))
        .join(Participation, col(Participation.contact_id) == col(Contact.id))
        .where(*counted)
        .group_by(*key)
    ).all()
    distinct = {(deelopdracht, soort): number for deelopdracht, soort, number in clients}
    return tuple(
        WeekRow(deelopdracht, soort, number, distinct.get((deelopdracht, soort), 0), minutes or 0)
        for deelopdracht, soort, number, minutes in contacts
    )


def _in_order(work: Work, week: Week, rows: tuple[WeekRow, ...]) -> tuple[WeekRow, ...]:
    """The rows as the opdracht orders them; codes it does not know come last."""
    if not rows:
        return rows
    catalogue = work.catalogues.on(week.sunday)
    parts = {item.code: place for place, item in enumerate(catalogue.deelopdrachten)}
    kinds = {item.code: place for place, item in enumerate(catalogue.contactsoorten)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                parts.get(row.deelopdracht, len(parts)),
                kinds.get(row.contactsoort, len(kinds)),
            ),
        )
    )


def _total(session: Session, counted: list[ColumnElement[bool]]) -> WeekRow:
    number, minutes = session.exec(
        select(func.count(), func.sum(Contact.minutes)).where(*counted)
    ).one()
    clients = session.exec(
        select(func.count(func.distinct(Participation.client_id)))
        .join(Contact, col(Participation.contact_id) == col(Contact.id))
        .where(*counted)
    ).one()
    return WeekRow(TOTAL, TOTAL, number, clients, minutes or 0)


def _missing(work: Work, counted: list[ColumnElement[bool]]) -> tuple[Missing, ...]:
    """How many contacts lack what the catalogue asks for their contactsoort and uitkomst."""
    answers = {
        "minuten": col(Contact.minutes),
        "reden": col(Contact.reden),
        "vervolgdatum": col(Contact.follow_up_on),
        "deelnemers": col(Contact.participants),
        "geholpen": col(Contact.helped),
    }
    kinds = (col(Contact.opdracht), col(Contact.contactsoort), col(Contact.uitkomst))
    given = [func.count(column) for column in answers.values()]
    groups = work.session.execute(
        sa_select(*kinds, func.count(), *given).where(*counted).group_by(*kinds)
    )
    lacking = dict.fromkeys(("uitkomst", *answers), 0)
    for opdracht, soort, uitkomst, number, *counts in groups:
        asked = work.catalogues.named(opdracht).asked(soort, uitkomst)
        for field, filled_in in zip(answers, counts, strict=True):
            lacking[field] += number - filled_in if field in asked else 0
        lacking["uitkomst"] += number if uitkomst is None else 0
    return tuple(Missing(field, number) for field, number in lacking.items() if number)


def _drafts(session: Session, team: str | None) -> int:
    """How many contacts are still being typed in the team."""
    query = (
        select(func.count())
        .select_from(Draft)
        .join(Account, col(Account.id) == col(Draft.worker_id))
    )
    return session.exec(query if team is None else query.where(Account.team == team)).one()
