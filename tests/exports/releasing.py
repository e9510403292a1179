"""Releases made straight into the ledger, without figures or files that matter."""

from datetime import UTC, date, datetime

from sqlmodel import Session, select

from exports.counted.rows import clients_in
from exports.late.contacts import Late, late_changes
from exports.late.effective_rows import effective, fresh_rows
from exports.ledger.history import Ledger, NewEntry, append, read_ledger
from exports.numbers import Box, Number
from exports.report import Source
from models.catalogue import Catalogue
from models.periods import Period, parse_period
from models.released_contact import Booking, CountedContact
from tests.exports.small import SMALL

MADE_AT = datetime(2023, 4, 3, 9, 30, 15, 123456, tzinfo=UTC)
FILES = {"tellingen.csv": "é;1\r\n".encode(), "datapackage.json": b"{}\n"}


def number(name: str = "telling|2023", state: str = "shown", value: int = 12) -> Number:
    box = Box(date(2023, 1, 1), date(2023, 3, 31), deelopdracht=("a", "b"))
    return Number(
        name=name,
        unit=name,
        counts="contacten",
        box=box,
        value=value,
        contributors=value,
        k=5,
        state=state,  # type: ignore[arg-type]
    )


def entry_on(
    ledger: Ledger,
    period: str = "2023-Q1",
    numbers: tuple[Number, ...] = (),
    booked: tuple[Booking, ...] | None = (),
    catalogue: Catalogue = SMALL,
) -> NewEntry:
    """An entry to follow the ledger, made by account 1."""
    return NewEntry(
        number=ledger.head + 1,
        previous=ledger.head_sha256,
        kind="resultaatmeting",
        source=Source(catalogue, 1, "f" * 64, parse_period(period)),
        made_at=MADE_AT,
        made_by=1,
        sha256="a" * 64,
        folder=f"resultaatmeting_{catalogue.code}_{period}_r{ledger.head + 1}",
        files=FILES,
        numbers=numbers,
        booked=booked,
        salt="0" * 32,
    )


def counted(
    session: Session, period: Period, ledger: Ledger, late: Late
) -> tuple[CountedContact, ...]:
    """What a release of this period counts, in order."""
    rows = effective(SMALL, period, ledger, late)
    found = session.execute(select(*(rows.c[name] for name in CountedContact._fields)))
    return tuple(sorted(CountedContact._make(row) for row in found))


def counted_with(
    session: Session, period: Period, ledger: Ledger, late: Late
) -> frozenset[tuple[CountedContact, frozenset[int]]]:
    """The same, each with its clients."""
    rows = effective(SMALL, period, ledger, late)
    client, joined = clients_in(rows)
    state = (rows.c[name] for name in CountedContact._fields)
    found: dict[CountedContact, set[int]] = {}
    for *values, nameless, number in session.execute(
        select(*state, rows.c.nameless, client).select_from(joined)
    ):
        clients = found.setdefault(CountedContact(*values), set())
        clients |= set() if nameless else {number}
    return frozenset((row, frozenset(clients)) for row, clients in found.items())


def release(session: Session, period: str) -> tuple[tuple[CountedContact, ...], Late]:
    """Make a release; gives what it counted and what it took in late."""
    asked = parse_period(period)
    ledger = read_ledger(session, SMALL.code)
    late = late_changes(session, SMALL, asked, ledger)
    rows = counted(session, asked, ledger, late)
    booked = fresh_rows(session, SMALL, asked, ledger, late)
    append(session, entry_on(ledger, period, booked=booked))
    return rows, late
