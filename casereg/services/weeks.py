"""The weekly tally of a team, who did it, and vaststellen."""

from collections.abc import Collection
from datetime import date

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import SEE_WEEK, SEE_WORKERS, SETTLE_WEEK, Reach
from models.account import Account
from models.cards import WeekCard
from models.locks import hold, week_of
from models.periods import Week
from models.place import Gebiedsteam
from models.week_cards import WorkersCard
from models.week_late import late_changes
from models.week_lock import WeekLock
from models.week_locks import lock_of
from models.week_tally import counted_now, kept, tally_of
from models.week_workers import Asked, by_worker, open_drafts
from models.work import Work


def tally(work: Work, week: Week, team: str | None) -> WeekCard:
    """The week of a team; ``team`` None is the own one, or all for who sees all."""
    reach = work.require(SEE_WEEK)
    chosen = _team(work, team, reach)
    work.record("week.see", f"{week} {chosen or 'alle teams'}")
    return _card(work, week, chosen)


def workers(work: Work, week: Week, team: str | None, workdays: Collection[date]) -> WorkersCard:
    """Who did what in the week; a sociaal werker sees only the own part.

    ``workdays`` are the working days of the week. Those that are over, and on which
    somebody entered nothing, are told.
    """
    reach = work.require(SEE_WORKERS)
    chosen = _team(work, team, reach)
    work.record("week.workers", f"{week} {chosen or 'alle teams'}")
    over = [day for day in workdays if day < work.clock.today()]
    return by_worker(work.session, Asked(week, chosen, _whom(work, reach), over))


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
    lock = WeekLock(
        team=chosen,
        year=week.year,
        week=week.number,
        locked_by=work.actor.account_id,
        locked_at=work.clock.now(),
        tally=kept(counted_now(work, week, chosen)),
    )
    work.session.add(lock)
    work.session.flush()
    work.record("week.settle", f"{week} {chosen}")
    return _card(work, week, chosen)


def _team(work: Work, team: str | None, reach: Reach) -> str | None:
    if team is not None and work.session.get(Gebiedsteam, team) is None:
        raise InvalidInput(f"Gebiedsteam {team!r} bestaat niet.", "team")
    if reach is Reach.ALL:
        return team
    if team not in (None, work.actor.team):
        message = "Je ziet alleen de week van je eigen gebiedsteam."
        raise NotAllowed(message, SEE_WEEK.code, subject=f"gebiedsteam {team}")
    return work.actor.team


def _whom(work: Work, reach: Reach) -> int | None:
    """Whose part may be seen; None is that of everybody."""
    return work.actor.account_id if reach is Reach.OWN else None


def _card(work: Work, week: Week, team: str | None) -> WeekCard:
    """The week as it stands, with the week before it and what came afterwards."""
    now, before = tally_of(work, week, team), tally_of(work, week.shifted(-1), team, whole=False)
    whom = _whom(work, work.require(SEE_WORKERS))
    locker = work.session.get(Account, now.lock.locked_by) if now.lock else None
    return WeekCard(
        week=week,
        team=team,
        status="vastgesteld" if now.lock else "open",
        rows=now.rows,
        totaal=now.totaal,
        missing=now.missing,
        drafts=sum(count for count, _ in open_drafts(work.session, team).values()),
        late=now.lock.late if now.lock else 0,
        before=before.rows,
        totaal_before=before.totaal,
        locked_by=locker.name if locker else None,
        locked_at=now.lock.locked_at if now.lock else None,
        settled_teams=_settled_teams(work, week),
        late_changes=late_changes(work.session, now.lock, whom) if now.lock else (),
    )


def _settled_teams(work: Work, week: Week) -> tuple[str, ...]:
    found = select(WeekLock.team).where(WeekLock.year == week.year, WeekLock.week == week.number)
    return tuple(work.session.exec(found.order_by(col(WeekLock.team))))
