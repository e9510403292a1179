"""The contacts as they were released, as SQL with the columns of ``CountedContact``.

A last column ``booked`` is the release in which who took part was written down.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, bindparam, func, or_, select
from sqlmodel import col

from exports.ledger.history import Ledger
from models.catalogue import Catalogue
from models.contact import Contact
from models.periods import Period
from models.released_contact import CountedContact, ReleasedContact


def released(catalogue: Catalogue, period: Period, ledger: Ledger) -> Select[Any]:
    """What each contact of the period was when it was released, as far as it still counts.

    What came in late counts only in periods that hold the whole period it was released
    with: a reader who sets a shorter one beside earlier releases would find few people.
    """
    _, *others = CountedContact._fields
    own = (getattr(ReleasedContact, name) for name in others)
    state: tuple[Any, ...] = (col(ReleasedContact.contact_id), *own)
    rows = select(state[0].label("contact"), *state[1:]).where(
        col(ReleasedContact.opdracht) == catalogue.code,
        col(ReleasedContact.happened_on).between(period.start, period.end),
    )
    release, sign = col(ReleasedContact.release), col(ReleasedContact.sign)
    if not (late := ledger.late_within(period)):
        # What is not late stands there once, so nothing need be added up.
        return rows.where(~col(ReleasedContact.late)).add_columns(release.label("booked"))
    return (
        rows.where(or_(~col(ReleasedContact.late), release.in_(late)))
        .add_columns(func.max(release).filter(sign > 0).label("booked"))
        .group_by(*state)
        .having(func.sum(sign) > 0)
    )


def number_of(rows: Select[Any]) -> Any:
    """The column with the number of the contact, to ask more of."""
    return next(iter(rows.selected_columns)).element


def taken(catalogue: Catalogue) -> Subquery:
    """How often each contact (``contact_id``) counts now in what was released of the opdracht.

    More than once in nothing that has a whole period; ``times`` is at least 1.
    """
    times = func.sum(col(ReleasedContact.sign))
    return (
        select(col(ReleasedContact.contact_id), times.label("times"))
        .where(col(ReleasedContact.opdracht) == catalogue.code)
        .group_by(col(ReleasedContact.contact_id))
        .having(times > 0)
        .subquery("vrijgegeven")
    )


def on_covered_days(ledger: Ledger, period: Period) -> ColumnElement[bool]:
    """Whether a contact happened on a day of the period that a release covered before."""
    day = col(Contact.happened_on)
    stretches = (
        day.between(max(start, period.start), min(end, period.end))
        for start, end in ledger.covered
        if start <= period.end and period.start <= end
    )
    return or_(False, *stretches)


def among(numbers: Iterable[int]) -> Any:
    """Numbers to stand behind ``in_``, written out: there may be more than parameters may be."""
    return bindparam("numbers", sorted(numbers), unique=True, expanding=True, literal_execute=True)
