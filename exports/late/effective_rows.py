"""The rows a release counts: what was released as it was, what is new, and what is taken in late.

So every figure of a new release fits to those that are out already.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, Integer, Select, cast, not_, null, or_, select, union_all
from sqlmodel import Session, col

from exports.counted.rows import contacts, kept, nameless_then, standing
from exports.late.contacts import Late
from exports.late.released_rows import among, number_of, on_covered_days, released, taken
from exports.late.taking_part import taking_part
from exports.ledger.history import Ledger
from models.catalogue import Catalogue
from models.contact import Contact
from models.periods import Period
from models.released_contact import Booking, CountedContact


def effective(catalogue: Catalogue, period: Period, ledger: Ledger, late: Late) -> CTE:
    """The contacts that a release of ``period`` counts, with the columns of ``contacts``.

    With a ledger there is one more: ``booked``, the release that says who took part; NULL
    for who takes part now.
    """
    if not ledger.spans:
        return contacts(catalogue, period)
    then = released(catalogue, period, ledger)
    if late.removed:
        removed = (row.contact for row in late.removed)
        then = then.where(number_of(then).not_in(among(removed)))
    now = [*fresh(catalogue, period, ledger, late)]
    if late.added:
        added = (row.contact for row in late.added)
        now.append(standing(catalogue, period).where(col(Contact.id).in_(among(added))))
    unbooked = cast(null(), Integer).label("booked")
    rows = union_all(then, *(part.add_columns(unbooked) for part in now)).subquery()
    return kept("geteld", select(*rows.c, nameless_then(rows)))


def fresh_rows(
    session: Session, catalogue: Catalogue, period: Period, ledger: Ledger, late: Late
) -> tuple[Booking, ...]:
    """What is to be written down of the contacts counted by :func:`effective`.

    ``session`` must see the moment at which was counted.
    """
    rows: list[Booking] = []
    for part in fresh(catalogue, period, ledger, late):
        clients = taking_part(session, part.with_only_columns(col(Contact.id)))
        rows += (Booking(row, clients=clients.get(row.contact, ())) for row in _read(session, part))
    rows += (Booking(row, sign=-1, late=True) for row in late.removed)
    clients = taking_part(session, among(row.contact for row in late.added))
    rows += (Booking(row, late=True, clients=clients.get(row.contact, ())) for row in late.added)
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


def _read(session: Session, rows: Select[Any]) -> Iterator[CountedContact]:
    """Row by row; the few different days and codes are kept once, for there are many rows."""
    seen: dict[Any, Any] = {}
    result = session.execute(rows.execution_options(yield_per=10_000))
    for number, *values, minutes in result:
        shared = (seen.setdefault(value, value) for value in values)
        yield CountedContact._make((number, *shared, minutes))
