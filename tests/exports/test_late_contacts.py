"""A register that goes on changing while its figures are released, period after period."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlmodel import col

from exports.counted.places import Place, places
from exports.counted.rows import contacts
from exports.counted.tally import Tally
from exports.counted.threshold import threshold_at
from exports.late.contacts import NOTHING_LATE, late_changes
from exports.late.effective_rows import effective
from exports.ledger.history import Ledger, read_ledger
from models.catalogue import TOTAL
from models.contact import UNDONE, Contact, Participation
from models.periods import parse_period
from models.released_contact import CountedContact, ReleasedContact
from tests.exports.conftest import EmptyRegister
from tests.exports.releasing import counted_with, release
from tests.exports.small import DEEL_KERN, QUARTER, SMALL, Rows, fill_by_hand

ADVICE = ("a", "gesprek")
Seen = frozenset[tuple[CountedContact, frozenset[int]]]
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


def seen_with(rows: Rows, contact: int, *clients: int) -> None:
    """Say that these clients took part, and nobody else."""
    rows.session.execute(delete(Participation).where(col(Participation.contact_id) == contact))
    rows.session.add_all(Participation(contact_id=contact, client_id=one) for one in clients)
    rows.session.flush()


def clienten(rows: Rows, period: str) -> dict[str, int]:
    """The clients of each kern that the tables of a new release would tell."""
    asked, ledger = parse_period(period), read_ledger(rows.session, SMALL.code)
    late = late_changes(rows.session, SMALL, asked, ledger)
    tally = Tally(rows.session, SMALL, asked, counted=effective(SMALL, asked, ledger, late))
    cells = (one for one in tally.figures(DEEL_KERN) if one.maat == "clienten" and one.waarde)
    return {one.place.kern: int(one.waarde) for one in cells if one.place.deelopdracht == "a"}


def test_who_took_part_in_a_released_contact_changes_with_enough_others(rows: Rows) -> None:
    dorp = talks(rows, 7, date(2023, 1, 10))
    talks(rows, 2, date(2023, 1, 10), "stad")
    true = clienten(rows, "2023-01")
    assert true == {TOTAL: 9, "gebiedsteam:noord": 7, "gebiedsteam:zuid": 2, "dorp": 7, "stad": 2}
    then, _ = release(rows.session, "2023-01")
    # Four talks were with one and the same client, who had a talk already.
    for number in dorp[1:5]:
        seen_with(rows, number, 1)
    assert (clienten(rows, "2023-01"), clienten(rows, "2023-Q1")) == (true, true)
    quarter, late = release(rows.session, "2023-Q1")
    assert (quarter, late.added, late.removed, late.carried) == (then, (), (), 4)
    # Five talks were each with two others: five went and ten came.
    pairs = [(rows.client("dorp", "oud"), rows.client("dorp", "oud")) for _ in range(5)]
    for number, pair in zip(dorp, pairs, strict=False):
        seen_with(rows, number, *pair)
    half, late = release(rows.session, "2023-H1")
    assert (half, len(late.added), len(late.removed), late.carried) == (then, 5, 5, 0)
    assert clienten(rows, "2023-H1")["dorp"] == 12
    assert (clienten(rows, "2023-01"), clienten(rows, "2023-Q1")) == (true, true)
    # Four come beside ten who stay: those who stay do not hide that there are four more.
    for number, pair in zip(dorp[:4], pairs, strict=False):
        seen_with(rows, number, *pair, rows.client("dorp", "oud"))
    year, late = release(rows.session, "2023")
    assert (year, late.carried, clienten(rows, "2023")["dorp"]) == (then, 4, 12)


def test_a_client_named_later_and_one_taken_out_are_changes_too(rows: Rows) -> None:
    talks(rows, 6, date(2023, 1, 10))
    for _ in range(6):
        rows.contact(date(2023, 1, 11), ADVICE, ("dorp", "oud"), [], 30)
    release(rows.session, "2023-01")
    for number in range(1, 5):
        seen_with(rows, number)
        seen_with(rows, number + 6, number)
    assert clienten(rows, "2023-Q1")["dorp"] == 6
    assert release(rows.session, "2023-Q1")[1].carried == 8
    seen_with(rows, 5)
    seen_with(rows, 11, 5)
    late = release(rows.session, "2023-H1")[1]
    assert (len(late.added), len(late.removed), late.carried) == (10, 10, 0)
    assert clienten(rows, "2023-H1")["dorp"] == 6


KERNEN = st.sampled_from(["dorp", "gehucht", "stad"])
STEP = st.one_of(
    st.tuples(st.just("new"), st.integers(0, 180), KERNEN, st.integers(1, 8)),
    st.tuples(st.just("kern"), st.integers(0, 60), KERNEN, st.integers(1, 8)),
    st.tuples(st.just("day"), st.integers(0, 60), st.integers(0, 180), st.integers(1, 8)),
    st.tuples(st.just("undo"), st.integers(0, 60), st.just(0), st.integers(1, 8)),
    st.tuples(st.just("who"), st.integers(0, 60), st.integers(0, 20), st.integers(1, 8)),
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
        clients: dict[str, Seen] = {}
        for what, one, other, number in [*steps, ("release", "2023", 0, 0)]:
            if what != "release":
                happen(rows, what, one, other, number)
                continue
            ledger, asked = read_ledger(rows.session, SMALL.code), parse_period(str(one))
            before = counted_with(rows.session, asked, ledger, NOTHING_LATE)
            shown, late = release(rows.session, str(one))
            assert out.setdefault(str(one), shown) == shown
            assert booked(rows, str(one)) == shown
            if str(one) not in ("2023-W13",):
                assert len({row.contact for row in shown}) == len(shown)
            seen = counted_with(rows.session, asked, ledger, late)
            again = read_ledger(rows.session, SMALL.code)
            assert counted_with(rows.session, asked, again, NOTHING_LATE) == seen
            assert clients.setdefault(str(one), seen) == seen
            gone, came = before - seen, seen - before
            # On a day that nobody has seen yet a contact is new, whatever it was before.
            came = {pair for pair in came if covers(ledger, pair[0].happened_on)}
            assert {row for row, _ in gone} == set(late.removed)
            assert {row for row, _ in came} == set(late.added)
            for side in (gone, came):
                for place, people in people_by_place(side).items():
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
    elif what == "who":
        for at, contact in enumerate(numbers):
            seen_with(rows, contact, (int(str(other)) + at) % rows.clients + 1)
    else:
        change(rows, numbers, status=UNDONE)


def people_by_place(changed: Seen) -> dict[Place, set[int]]:
    found: dict[Place, set[int]] = {}
    for place in places(SMALL, DEEL_KERN):
        for row, clients in changed:
            kern = (row.kern, f"gebiedsteam:{TEAM[row.kern]}", TOTAL)
            if place.deelopdracht in (row.deelopdracht, TOTAL) and place.kern in kern:
                found.setdefault(place, set()).update(clients)
    return found
