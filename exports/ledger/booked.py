"""The contacts a release counted, as one hash that stands in its entry: so the chain holds them.

Without who took part: erasing somebody puts a stand-in there.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sqlmodel import Session, col, select

from models.canonical import canonical
from models.released_contact import Booking, CountedContact, ReleasedContact

_AT_ONCE = 10_000
_COLUMNS = ("contact_id", *CountedContact._fields[1:], "sign", "late")


def booked_hash(booked: Iterable[Booking]) -> str:
    """The hash over bookings that come in the order of :func:`in_order`."""
    found = sha256()
    for counted, sign, late, _ in booked:
        row = counted._asdict() | {"happened_on": counted.happened_on.isoformat()}
        found.update(canonical(row | {"sign": sign, "late": late}))
    return found.hexdigest()


def in_order(booked: Iterable[Booking]) -> list[Booking]:
    """The bookings by contact, day and sign, of which a release has each once."""
    return sorted(booked, key=lambda one: (one.counted.contact, one.counted.happened_on, one.sign))


def stored(session: Session, release: int) -> Iterator[Booking]:
    """What the register holds of a release, in that order."""
    table = ReleasedContact
    order = (col(table.contact_id), col(table.happened_on), col(table.sign))
    rows = select(*(col(getattr(table, name)) for name in _COLUMNS)).order_by(*order)
    asked = rows.where(table.release == release).execution_options(yield_per=_AT_ONCE)
    for *values, sign, late in session.connection().execute(asked):
        yield Booking(CountedContact(*values), sign, late)
