"""Who did what in a week: contacts by worker, days without any, and drafts that are open."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from casereg.security.rights import Role
from models.account import Account
from models.acting import counting
from models.contact import Contact, Draft
from models.draft_ids import of_form
from models.periods import Week
from models.week_cards import WorkerRow, WorkersCard, WorkerWeek
from models.week_counts import counted

Counted = tuple[int, str, str, date, int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which week and team, and whom: ``worker`` None is everybody.

    ``workdays`` are the working days that are over: only of those can be said that
    nothing was entered.
    """

    week: Week
    team: str | None
    worker: int | None
    workdays: Collection[date]


def by_worker(session: Session, asked: Asked) -> WorkersCard:
    """Who did what, and who nothing; by team and name."""
    accounts = {one.id or 0: one for one in session.exec(select(Account))}
    now, before = (list(_counts(session, asked, week)) for week in _weeks(asked))
    drafts = open_drafts(session, asked.team, asked.worker)
    seen = {worker for worker, *_ in (*now, *before)} | set(drafts)
    seen |= {number for number, one in accounts.items() if _expected(one, asked)}
    names = {number: accounts[number].name for number in seen}
    days, earlier = _by_day(now), _by_day(before)
    workers = [_week(accounts[number], days, earlier, drafts, asked) for number in seen]
    return WorkersCard(
        asked.week,
        asked.team,
        _rows(names, now, before),
        tuple(sorted(workers, key=lambda one: (one.team or "", one.worker))),
    )


def open_drafts(
    session: Session, team: str | None, worker: int | None = None
) -> dict[int, tuple[int, datetime]]:
    """How many contacts each worker of the team is still typing, and since when the oldest."""
    query = sa_select(col(Draft.uid), col(Draft.worker_id), col(Draft.changed_at)).join(
        Account, col(Account.id) == col(Draft.worker_id)
    )
    if team is not None:
        query = query.where(col(Account.team) == team)
    if worker is not None:
        query = query.where(col(Draft.worker_id) == worker)
    with counting(session):
        rows = session.execute(query).all()
    since: dict[int, list[datetime]] = defaultdict(list)
    for uid, number, changed_at in rows:
        if not of_form(uid):
            since[number].append(changed_at)
    return {number: (len(moments), min(moments)) for number, moments in since.items()}


def _weeks(asked: Asked) -> tuple[Week, Week]:
    """This week, and the one before it."""
    return asked.week, asked.week.shifted(-1)


def _counts(session: Session, asked: Asked, week: Week) -> Iterable[Counted]:
    """Worker, team, deelopdracht and day, with contacts and minutes."""
    key = (
        col(Contact.worker_id),
        col(Contact.team),
        col(Contact.deelopdracht),
        col(Contact.happened_on),
    )
    minutes = func.coalesce(func.sum(Contact.minutes), 0)
    query = sa_select(*key, func.count(), minutes).where(*counted(week, asked.team))
    if asked.worker is not None:
        query = query.where(col(Contact.worker_id) == asked.worker)
    return (tuple(row) for row in session.execute(query.group_by(*key)))


def _expected(account: Account, asked: Asked) -> bool:
    """Whether somebody is missed who did nothing: sociaal werkers who were there then."""
    return (
        account.role == Role.WORKER
        and account.active
        and account.added_at.date() <= asked.week.sunday
        and asked.team in (None, account.team)
        and asked.worker in (None, account.id)
    )


def _rows(
    names: dict[int, str], now: Iterable[Counted], before: Iterable[Counted]
) -> tuple[WorkerRow, ...]:
    sums: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for worker, team, part, _, number, minutes in now:
        found = sums[team, names[worker], part]
        found[0] += number
        found[1] += minutes
    for worker, team, part, _, number, _ in before:
        sums[team, names[worker], part][2] += number
    return tuple(
        WorkerRow(name, team, part, *sums[team, name, part]) for team, name, part in sorted(sums)
    )


def _by_day(counts: Iterable[Counted]) -> dict[int, list[int]]:
    """The contacts of each worker, from Monday to Sunday."""
    found: dict[int, list[int]] = defaultdict(lambda: [0] * 7)
    for worker, _, _, day, number, _ in counts:
        found[worker][day.weekday()] += number
    return found


def _week(
    account: Account,
    now: dict[int, list[int]],
    before: dict[int, list[int]],
    drafts: dict[int, tuple[int, datetime]],
    asked: Asked,
) -> WorkerWeek:
    own = account.id or 0
    days = now[own]
    waited_for = [day for day in sorted(asked.workdays) if day >= account.added_at.date()]
    count, since = drafts.get(own, (0, None))
    return WorkerWeek(
        worker=account.name,
        team=account.team,
        days=tuple(days),
        before=sum(before[own]),
        without=tuple(
            day for day in waited_for if _expected(account, asked) and not days[day.weekday()]
        ),
        drafts=count,
        draft_since=since,
    )
