"""Fills an opened register with the content of the demo, in one transaction."""

from collections import Counter

from sqlmodel import Session, col, select

from casereg.clock import Clock, FixedClock
from casereg.demo.flavour import read_flavour
from casereg.demo.generate import content
from casereg.demo.locked import WEEKS, settled_at
from casereg.demo.namebook import read_names
from casereg.demo.recipe import Recipe
from casereg.demo.rows import Progress, Rows
from casereg.demo.store import continue_numbering, store
from casereg.demo.stories import Member
from casereg.opening import Opened
from casereg.security.rights import Role
from casereg.services import weeks
from models.account import Account
from models.cards import Actor
from models.context import OWNING
from models.loaded import Catalogues, loaded_catalogues
from models.week_locks import note_late, settled_week
from models.work import Work


def fill(
    opened: Opened, contacts: int, seed: int, clock: Clock, progress: Progress
) -> Counter[str]:
    """Store the content, settle the first weeks, store what came late; counts rows by table."""
    database = opened.database.seen_by(OWNING)
    with database.reading() as session:
        catalogues = loaded_catalogues(session)
        members, leads = _workers(session), _leads(session)
    read = [catalogues.named(card.code) for card in catalogues.cards]
    made = content(Recipe(read, members, read_flavour(), read_names(), contacts, seed), progress)
    counted = _counts(made.first) + _counts(made.late)
    tell = _Told(progress, counted.total())
    with database.writing() as session:
        store(session, made.first, tell)
        _settle(session, leads, catalogues)
        store(session, made.late, tell)
        _note_late(session, made.late)
        continue_numbering(session)
        work = Work(session, opened.actor, clock, catalogues)
        work.record("demo.build", f"{contacts} contacten, zaad {seed}")
    return counted


class _Told:
    """Adds up what is stored and tells it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self, stored: int) -> None:
        self._done += stored
        self._progress(self._done, self._total, "opslaan")


def _settle(session: Session, leads: list[Actor], catalogues: Catalogues) -> None:
    """Every teamleider settles the first weeks, each on the Monday after."""
    for week in WEEKS:
        for lead in leads:
            work = Work(session, lead, FixedClock(settled_at(week)), catalogues)
            weeks.settle(work, week, lead.team)


def _note_late(session: Session, late: Rows) -> None:
    """Let each vastgestelde week know what came in after it."""
    for row in late["contact"]:
        lock = settled_week(session, row["team"], row["happened_on"])
        if lock is not None:
            note_late(session, lock)


def _workers(session: Session) -> list[Member]:
    rows = session.exec(
        select(Account).where(Account.role == Role.WORKER).order_by(col(Account.id))
    )
    return [Member(row.id or 0, row.team or "") for row in rows]


def _leads(session: Session) -> list[Actor]:
    rows = session.exec(select(Account).where(Account.role == Role.LEAD).order_by(col(Account.id)))
    return [Actor(row.id or 0, row.name, row.role, row.team) for row in rows]


def _counts(rows: Rows) -> Counter[str]:
    return Counter({name: len(content) for name, content in rows.items()})
