"""The rows a release counts: what was released as it was, what is new, and what is taken in late.

So every figure of a new release fits to those that are out already.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, Select, not_, or_, select, union_all
from sqlmodel import Session, col

from exports.counted_rows import contacts, kept, nameless, standing
from exports.late_contacts import Late
from exports.ledger import Ledger
from exports.released_rows import among, on_covered_days, released, taken
from models.catalogue import Catalogue
from models.contact import Contact
from models.periods import Period
from models.released_contact import Booking, CountedContact


def effective(catalogue: Catalogue, period: Period, ledger: Ledger, late: Late) -> CTE:
    """The contacts that a release of ``period`` counts, with the columns of ``contacts``."""
    if not ledger.spans:
        return contacts(catalogue, period)
    removed = (row.contact for row in late.removed)
    parts = [released(catalogue, period, ledger), *fresh(catalogue, period, ledger, late)]
    if late.removed:
        parts[0] = parts[0].where(_contact_of(parts[0]).not_in(among(removed)))
    if late.added:
        added = (row.contact for row in late.added)
        parts.append(standing(catalogue, period).where(col(Contact.id).in_(among(added))))
    rows = union_all(*parts).subquery()
    return kept("geteld", select(*rows.c, nameless(rows.c.contact)))


def fresh_rows(
    session: Session, catalogue: Catalogue, period: Period, ledger: Ledger, late: Late
) -> tuple[Booking, ...]:
    """What is to be written down of the contacts counted by :func:`effective`.

    ``session`` must see the moment at which was counted.
    """
    rows = [
        Booking(row)
        for part in fresh(catalogue, period, ledger, late)
        for row in _read(session, part)
    ]
    rows += (Booking(row, sign=-1, late=True) for row in late.removed)
    rows += (Booking(row, late=True) for row in late.added)
    return tuple(rows)


def fresh(
    catalogue: Catalogue, period: Period, ledger: Ledger, late: Late
) -> tuple[Select[Any], ...]:
    """Contacts on days that no release covered, and that count nowhere else yet."""
    if ledger.first_of(period) is not None:
        return ()
    rows = standing(catalogue, period)
    if not ledger.spans:
        return (rows,)
    before = taken(catalogue)
    known = before.c.contact_id
    away = col(Contact.id).in_(among(row.contact for row in late.removed))
    return (
        rows.outerjoin(before, known == col(Contact.id)).where(
            not_(on_covered_days(ledger, period)), or_(known.is_(None), away)
        ),
    )


def _contact_of(rows: Select[Any]) -> Any:
    """The column with the number of the contact, to ask more of."""
    return next(iter(rows.selected_columns)).element


def _read(session: Session, rows: Select[Any]) -> Iterator[CountedContact]:
    """Row by row; the few different days and codes are kept once, for there are many rows."""
    seen: dict[Any, Any] = {}
    result = session.execute(rows.execution_options(yield_per=10_000))
    for number, *values, minutes in result:
        shared = (seen.setdefault(value, value) for value in values)
        yield CountedContact._make((number, *shared, minutes))
