"""Contacts entered, corrected or undone after the release that covered their day (nagekomen).

To correct a contact is also to say that others took part in it.

A released figure never changes. A new one takes them in only where they are none or enough
in every cell; the rest is carried to a later period.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, except_, func, select
from sqlmodel import Session, col

from exports.counted.rows import kept, standing
from exports.late.cells import LateCells
from exports.late.released_rows import among, on_covered_days, released
from exports.late.rule import Change, Person, enough_everywhere
from exports.late.taking_part import Clients, taking_part, took_part, with_others
from exports.ledger.history import Ledger
from models.catalogue import Catalogue, Tabel
from models.contact import Contact
from models.periods import Period
from models.released_contact import CountedContact, ReleasedContact


@dataclass(frozen=True, slots=True)
class Late:
    """What a release takes in of late contacts: as they are now, and as they were.

    A changed contact stands in both, also when only who took part changed. ``carried`` is
    how many contacts are left for later.
    """

    added: tuple[CountedContact, ...] = ()
    removed: tuple[CountedContact, ...] = ()
    carried: int = 0

    @property
    def taken_in(self) -> bool:
        """Whether there is any that the release takes in."""
        return bool(self.added or self.removed)


NOTHING_LATE = Late()


def late_changes(
    session: Session,
    catalogue: Catalogue,
    period: Period,
    ledger: Ledger,
    tables: Iterable[Tabel] | None = None,
) -> Late:
    """What the new release of ``period`` may take in, for the tables it publishes (None: all).

    ``session`` must see one moment. A period that was released before takes in nothing.
    """
    changes = _changes(session, catalogue, period, ledger)
    if ledger.first_of(period) is not None:
        return Late(carried=len(changes))
    whole = _whole(session, catalogue, period, ledger, changes)
    shown = catalogue.tabellen if tables is None else tuple(tables)
    cells = LateCells(session, catalogue, period, shown, whole)
    kept = enough_everywhere(whole, cells)
    return Late(
        added=tuple(one.new for one in kept if one.new),
        removed=tuple(one.old for one in kept if one.old),
        carried=len(changes) - len(kept),
    )


def _changes(
    session: Session, catalogue: Catalogue, period: Period, ledger: Ledger
) -> tuple[Change, ...]:
    """Every contact that is not what was released, or has others in it, on covered days."""
    if not ledger.spans:
        return ()
    booked = kept("toen", released(catalogue, period, ledger))
    then = select(*(booked.c[name] for name in CountedContact._fields))
    now = standing(catalogue, period)
    old = _by_number(session, except_(then, now))
    new = _by_number(session, except_(now.where(on_covered_days(ledger, period)), then))
    others = with_others(session, booked) - old.keys() - new.keys()
    same = _by_number(session, then.where(booked.c.contact.in_(among(others))))
    old, new = old | same, new | same
    numbers = frozenset(old.keys() | new.keys())
    before = took_part(session, booked, numbers)
    people = taking_part(session, among(numbers))
    return tuple(
        Change(old.get(one), new.get(one), _people(one, before), _people(one, people))
        for one in sorted(numbers)
    )


def _by_number(session: Session, rows: Any) -> dict[int, CountedContact]:
    return {row.contact: row for row in map(CountedContact._make, session.execute(rows))}


def _people(contact: int, clients: Clients) -> frozenset[Person]:
    return frozenset(clients.get(contact, (-contact,)))


def _whole(
    session: Session,
    catalogue: Catalogue,
    period: Period,
    ledger: Ledger,
    changes: tuple[Change, ...],
) -> tuple[Change, ...]:
    """The changes that can be taken in whole in this period."""
    numbers = {change.number for change in changes}
    there = _numbers(session, select(col(Contact.id)).where(col(Contact.id).in_(among(numbers))))
    mine = select(col(ReleasedContact.contact_id)).where(
        col(ReleasedContact.opdracht) == catalogue.code,
        col(ReleasedContact.contact_id).in_(among(numbers)),
    )
    # Taken in before with a period that does not lie in this one.
    elsewhere = _numbers(
        session,
        mine.where(
            col(ReleasedContact.late), col(ReleasedContact.release).not_in(ledger.within(period))
        ),
    )
    # Moved into this period from another, where it cannot be taken away now.
    times = func.sum(col(ReleasedContact.sign))
    counted = _numbers(session, mine.group_by(col(ReleasedContact.contact_id)).having(times > 0))
    return tuple(
        change
        for change in changes
        # What is erased stays as it was counted.
        if change.number in there
        and change.number not in elsewhere
        and (change.old is not None or change.number not in counted)
    )


def _numbers(session: Session, rows: Select[Any]) -> frozenset[int]:
    return frozenset(session.execute(rows).scalars())
