"""A register that goes on changing while its figures are released, period after period."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from exports.counted_rows import contacts
from exports.effective_rows import effective
from exports.late_contacts import NOTHING_LATE, late_changes
from exports.ledger import Ledger, read_ledger
from exports.places import Place, places
from exports.tally import Tally
from exports.threshold import threshold_at
from models.catalogue import TOTAL
from models.contact import UNDONE, Contact, Participation
from models.periods import parse_period
from models.released_contact import CountedContact, ReleasedContact
from tests.exports.conftest import EmptyRegister
from tests.exports.releasing import counted, release
from tests.exports.small import DEEL_KERN, QUARTER, SMALL, Rows, fill_by_hand

ADVICE = ("a", "gesprek")
TEAM = {"dorp": "noord", "gehucht": "noord", "stad": "zuid"}


def talks(rows: Rows, number: int, day: date, kern: str = "dorp") -> list[int]:
    """Talks with as many clients, one each; gives the numbers of the contacts."""
    made = []
    for _ in range(number):
        rows.contact(day, ADVICE, (kern, "oud"), [rows.client(kern, "oud")], 30)
        made.append(rows.contacts)
    return made


def change(rows: Rows, numbers: list[int], **values: object) -> None:
    for number in numbers:
        row = rows.session.get_one(Contact, number)
        for name, value in values.items():
            setattr(row, name, value)
    rows.session.flush()


def test_without_releases_it_is_what_stands_there(rows: Rows) -> None:
    fill_by_hand(rows)
    ledger = read_ledger(rows.session, SMALL.code)
    assert late_changes(rows.session, SMALL, QUARTER, ledger) == NOTHING_LATE
    one = effective(SMALL, QUARTER, ledger, NOTHING_LATE)
    other = contacts(SMALL, QUARTER)
    assert one.c.keys() == other.c.keys()
    assert rows.session.execute(select(one)).all() == rows.session.execute(select(other)).all()


def test_the_tally_of_what_was_released_is_that_of_then(rows: Rows) -> None:
    fill_by_hand(rows)
    true = [Tally(rows.session, SMALL, QUARTER).figures(table) for table in SMALL.tabellen]
    release(rows.session, "2023-Q1")
    talks(rows, 1, date(2023, 2, 2))
    change(rows, [1, 2], kern="stad", minutes=200)
    change(rows, [3], status=UNDONE)
    ledger = read_ledger(rows.session, SMALL.code)
    rows_then = effective(SMALL, QUARTER, ledger, NOTHING_LATE)
    tally = Tally(rows.session, SMALL, QUARTER, counted=rows_then)
    assert [tally.figures(table) for table in SMALL.tabellen] == true


def test_too_few_late_contacts_are_carried_and_enough_are_taken_in(rows: Rows) -> None:
    talks(rows, 6, date(2023, 1, 10))
    release(rows.session, "2023-01")
    talks(rows, 4, date(2023, 1, 11))
    quarter, late = release(rows.session, "2023-Q1")
    assert (len(quarter), late.added, late.carried) == (6, (), 4)
    talks(rows, 1, date(2023, 1, 12))
    half, late = release(rows.session, "2023-H1")
    assert (len(half), len(late.added), late.carried) == (11, 5, 0)
    # What is out stays out as it is, and a month of it does not show who came late.
    assert release(rows.session, "2023-Q1")[0] == quarter
    assert len(release(rows.session, "2023-01")[0]) == 6
    assert len(release(rows.session, "2023-W02")[0]) == 6
    assert len(release(rows.session, "2023")[0]) == 11


def test_undone_and_corrected_contacts_wait_for_others(rows: Rows) -> None:
    first = talks(rows, 12, date(2023, 1, 10))
    then, _ = release(rows.session, "2023-01")
    change(rows, first[:4], status=UNDONE)
    change(rows, first[4:8], kern="gehucht")
    same, late = release(rows.session, "2023-Q1")
    # Four leave the total for good, so they wait; the other four would be too few in dorp.
    assert (same, late.carried) == (then, 8)
    change(rows, [first[8]], kern="gehucht")
    change(rows, [first[9]], status=UNDONE)
    half, late = release(rows.session, "2023-H1")
    assert (len(late.removed), len(late.added), late.carried) == (10, 5, 0)
    assert Counter(row.kern for row in half) == {"dorp": 2, "gehucht": 5}


def test_an_empty_cell_may_fill_but_a_client_alone_never_counts_as_many(rows: Rows) -> None:
    talks(rows, 6, date(2023, 1, 10))
    release(rows.session, "2023-01")
    alone = rows.client("dorp", "oud")
    for _ in range(9):
        rows.contact(date(2023, 1, 12), ADVICE, ("dorp", "oud"), [alone], 30)
    assert release(rows.session, "2023-Q1")[1].carried == 9
    for _ in range(5):
        rows.contact(date(2023, 1, 13), ADVICE, ("stad", "jong"), [], 30)
    late = release(rows.session, "2023-H1")[1]
    assert (len(late.added), late.carried) == (5, 9)


def test_minutes_of_one_do_not_come_with_the_contacts_of_many(rows: Rows) -> None:
    talks(rows, 6, date(2023, 1, 10))
    release(rows.session, "2023-01")
    late = talks(rows, 5, date(2023, 1, 12))
    change(rows, late[1:], minutes=0)
    assert release(rows.session, "2023-Q1")[1].carried == 5


def test_a_contact_moved_to_another_day_counts_once(rows: Rows) -> None:
    made = talks(rows, 12, date(2023, 1, 10))
    release(rows.session, "2023-01")
    change(rows, made[:2], happened_on=date(2023, 2, 3))
    assert release(rows.session, "2023-02")[0] == ()
    assert len(release(rows.session, "2023-Q1")[0]) == 12
    change(rows, made[2:7], happened_on=date(2023, 3, 3))
    assert len(release(rows.session, "2023-03")[0]) == 0
    half, late = release(rows.session, "2023-H1")
    assert (len(half), len(late.added), len(late.removed)) == (12, 7, 7)
    assert Counter(row.happened_on.month for row in half) == {1: 5, 2: 2, 3: 5}


def test_a_contact_moved_to_another_opdracht_leaves(rows: Rows) -> None:
    made = talks(rows, 12, date(2023, 1, 10))
    release(rows.session, "2023-01")
    change(rows, made[:5], opdracht="ander-2023")
    rows_now, late = release(rows.session, "2023-Q1")
    assert (len(rows_now), len(late.removed)) == (7, 5)


def test_what_is_erased_stays_as_it_was_counted(rows: Rows) -> None:
    made = talks(rows, 12, date(2023, 1, 10))
    then, _ = release(rows.session, "2023-01")
    for number in made[:6]:
        for party in rows.session.scalars(
            select(Participation).where(col(Participation.contact_id) == number)
        ):
            rows.session.delete(party)
        rows.session.flush()
        rows.session.delete(rows.session.get_one(Contact, number))
    rows.session.flush()
    assert release(rows.session, "2023-Q1")[0] == then


KERNEN = st.sampled_from(["dorp", "gehucht", "stad"])
STEP = st.one_of(
    st.tuples(st.just("new"), st.integers(0, 180), KERNEN, st.integers(1, 8)),
    st.tuples(st.just("kern"), st.integers(0, 60), KERNEN, st.integers(1, 8)),
    st.tuples(st.just("day"), st.integers(0, 60), st.integers(0, 180), st.integers(1, 8)),
    st.tuples(st.just("undo"), st.integers(0, 60), st.just(0), st.integers(1, 8)),
    st.tuples(
        st.just("release"),
        st.sampled_from(
            ["2023-01", "2023-02", "2023-Q1", "2023-Q2", "2023-H1", "2023", "2023-W13"]
        ),
        st.just(0),
        st.just(0),
    ),
)


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(STEP, max_size=14))
def test_whatever_happens_released_figures_stand_and_change_by_enough(
    empty_register: EmptyRegister, steps: list[tuple[str, object, object, int]]
) -> None:
    with empty_register() as rows:
        talks(rows, 20, date(2023, 1, 10))
        out: dict[str, tuple[CountedContact, ...]] = {}
        for what, one, other, number in [*steps, ("release", "2023", 0, 0)]:
            if what != "release":
                happen(rows, what, one, other, number)
                continue
            ledger = read_ledger(rows.session, SMALL.code)
            before = counted(rows.session, parse_period(str(one)), ledger, NOTHING_LATE)
            shown, late = release(rows.session, str(one))
            assert out.setdefault(str(one), shown) == shown
            assert booked(rows, str(one)) == shown
            if str(one) not in ("2023-W13",):
                assert len({row.contact for row in shown}) == len(shown)
            gone, came = set(before) - set(shown), set(shown) - set(before)
            # On a day that nobody has seen yet a contact is new, whatever it was before.
            came = {row for row in came if covers(ledger, row.happened_on)}
            assert (set(late.removed), set(late.added)) == (gone, came)
            for side in (gone, came):
                for place, people in people_by_place(rows, side).items():
                    assert len(people) >= threshold_at(SMALL, place)


def covers(ledger: Ledger, day: date) -> bool:
    return any(start <= day <= end for start, end in ledger.covered)


def booked(rows: Rows, period: str) -> tuple[CountedContact, ...]:
    """What the ledger says was counted, by a loop."""
    asked = parse_period(period)
    ledger = read_ledger(rows.session, SMALL.code)
    inside = set(ledger.within(asked))
    times: Counter[CountedContact] = Counter()
    for row in rows.session.scalars(select(ReleasedContact)):
        if asked.start <= row.happened_on <= asked.end and (not row.late or row.release in inside):
            state = {name: getattr(row, name) for name in CountedContact._fields[1:]}
            times[CountedContact(contact=row.contact_id, **state)] += row.sign
    assert set(times.values()) <= {0, 1}
    return tuple(sorted(times.elements()))


def happen(rows: Rows, what: str, one: object, other: object, number: int) -> None:
    day = date(2023, 1, 1).toordinal()
    if what == "new":
        talks(rows, number, date.fromordinal(day + int(str(one))), str(other))
        return
    first = int(str(one)) % rows.contacts + 1
    numbers = list(range(first, min(first + number, rows.contacts + 1)))
    if what == "kern":
        change(rows, numbers, kern=other)
    elif what == "day":
        change(rows, numbers, happened_on=date.fromordinal(day + int(str(other))))
    else:
        change(rows, numbers, status=UNDONE)


def people_by_place(rows: Rows, changed: set[CountedContact]) -> dict[Place, set[int]]:
    took_part = rows.session.execute(select(Participation.contact_id, Participation.client_id))
    clients = {contact: client for contact, client in took_part}  # noqa: C416 - not a mapping
    found: dict[Place, set[int]] = {}
    for place in places(SMALL, DEEL_KERN):
        for row in changed:
            kern = (row.kern, f"gebiedsteam:{TEAM[row.kern]}", TOTAL)
            if place.deelopdracht in (row.deelopdracht, TOTAL) and place.kern in kern:
                found.setdefault(place, set()).add(clients[row.contact])
    return found
