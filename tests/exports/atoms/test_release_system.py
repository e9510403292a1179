"""Release after release of a register that goes on changing: every system adds up."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from exports.counted.tally import Tally
from exports.disclosure.system import System
from exports.late.contacts import late_changes
from exports.late.effective_rows import effective, fresh_rows
from exports.ledger.history import append, read_ledger
from exports.numbers import Number
from exports.protection.system import release_system
from exports.table.group_numbers import group_numbers
from exports.table.numbers import TableNumbers, published_rows, published_tables
from models.contact import UNDONE, Contact
from models.periods import parse_period
from tests.exports.conftest import EmptyRegister
from tests.exports.releasing import entry_on
from tests.exports.small import SMALL, Rows, fill_by_hand

MEASURES = ("contacten", "uren")


def release(session: Session, text: str) -> System:
    """Make a release that shows what is not hidden by the primary rule; gives its system."""
    period = parse_period(text)
    ledger = read_ledger(session, SMALL.code)
    shown = published_tables(SMALL, period)
    late = late_changes(session, SMALL, period, ledger, shown)
    tally = Tally(session, SMALL, period, counted=effective(SMALL, period, ledger, late))
    tables = {one.code: published_rows(tally.figures(one)) for one in shown}
    cells = TableNumbers(SMALL, period, ledger.numbers)
    numbers = cells.numbers(tables)
    new = (*numbers.values(), *group_numbers(SMALL, cells, tables, numbers).values())
    made = release_system(session, SMALL, period, ledger, late, new)
    booked = fresh_rows(session, SMALL, period, ledger, late)
    frozen = tuple(replace(one, state="shown") if one.state == "open" else one for one in new)
    entry = entry_on(ledger, text, frozen, booked)
    append(session, replace(entry, client_atoms=made.client_atoms))
    assert_adds_up(made.built.system, made.built.numbers.values())
    return made.built.system


def assert_adds_up(system: System, numbers: object) -> None:
    known = {one.name: one for one in numbers if isinstance(one, Number)}  # type: ignore[attr-defined]
    assert min(system.atoms) >= 0
    for row in system.rows:
        value = system.value(row)
        assert value == (known[row.name].value if row.name in known else 0)
    assert known.keys() <= {row.name for row in system.rows}


def test_a_quarter_knows_the_weeks_in_it(rows: Rows) -> None:
    fill_by_hand(rows)
    week = release(rows.session, "2023-W02")
    quarter = release(rows.session, "2023-Q1")
    names = {row.name for row in quarter.rows}
    assert {row.name for row in week.rows if row.name.startswith("telling")} <= names
    other = release(rows.session, "2023-Q2")
    assert not any("2023-01" in row.name for row in other.rows), "no day in common"


def test_late_contacts_are_pieces_of_their_own(rows: Rows) -> None:
    fill_by_hand(rows)
    release(rows.session, "2023-01")
    release(rows.session, "2023-Q1")
    before = release(rows.session, "2023-H1")
    for _ in range(9):
        client = rows.client("stad", "oud")
        rows.contact(date(2023, 1, 9), ("a", "gesprek"), ("stad", "oud"), [client], 10)
    after = release(rows.session, "2023")
    assert len(after.atoms) > len(before.atoms)
    total = "telling|2023-01-01..2023-12-31|contacten|totaal|totaal|totaal|totaal"
    values = {row.name: after.value(row) for row in after.rows}
    assert values[total] == values[total.replace("12-31", "06-30")] + 9


def test_what_was_undone_late_still_counts_where_it_was_released(rows: Rows) -> None:
    fill_by_hand(rows)
    first = rows.contacts + 1
    for kern in ("dorp", "stad"):
        for _ in range(9):
            client = rows.client(kern, "oud")
            rows.contact(date(2023, 1, 9), ("a", "gesprek"), (kern, "oud"), [client], 10)
    release(rows.session, "2023-01")
    for number in range(first, rows.contacts + 1):
        if number < first + 9:
            rows.session.get_one(Contact, number).status = UNDONE
        else:
            rows.session.get_one(Contact, number).minutes = 100
    rows.session.flush()
    after = release(rows.session, "2023-Q1")
    values = {row.name.replace("telling|2023-01-01..2023-", ""): row for row in after.rows}
    then, now = (
        {maat: after.value(values[f"{end}|{maat}|a|totaal|totaal|totaal"]) for maat in MEASURES}
        for end in ("01-31", "03-31")
    )
    assert now["contacten"] == then["contacten"] - 9
    assert now["uren"] == then["uren"] - 9 * 10 + 9 * (100 - 10)


@dataclass(frozen=True)
class Step:
    """What happens before the next release: contacts come, are corrected, are undone."""

    period: str
    added: tuple[tuple[int, str, str], ...]
    moved: tuple[int, ...]
    undone: tuple[int, ...]


STEP = st.builds(
    Step,
    period=st.sampled_from(["2023-W02", "2023-W13", "2023-01", "2023-Q1", "2023-Q2", "2023-H1"]),
    added=st.lists(
        st.tuples(
            st.integers(0, 120), st.sampled_from("ab"), st.sampled_from(["dorp", "stad", "weg"])
        ),
        max_size=12,
    ).map(tuple),
    moved=st.lists(st.integers(1, 30), max_size=10).map(tuple),
    undone=st.lists(st.integers(1, 30), max_size=10).map(tuple),
)


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(STEP, min_size=1, max_size=5))
def test_every_system_adds_up(empty_register: EmptyRegister, steps: list[Step]) -> None:
    with empty_register() as rows:
        fill_by_hand(rows)
        for step in steps:
            take(rows, step)
            release(rows.session, step.period)


def take(rows: Rows, step: Step) -> None:
    for days, part, kern in step.added:
        clients = [rows.client(kern, "oud")] if days % 3 else []
        day = date(2023, 1, 1) + timedelta(days)
        rows.contact(day, (part, "gesprek"), (kern, "oud"), clients, days)
    for number in step.moved:
        if found := rows.session.get(Contact, number):
            found.kern, found.minutes = "gehucht", 12
    for number in step.undone:
        if found := rows.session.get(Contact, number):
            found.status = UNDONE
    rows.session.flush()
