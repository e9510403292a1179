"""The ledger: only added to, one chain, and everything comes back as it was."""

import json
import random
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlmodel import Session

from casereg.errors import Refused
from exports.ledger.archive import archived
from exports.ledger.chain import entry_hash
from exports.ledger.entry import packed, unpacked
from exports.ledger.history import (
    append,
    chain_faults,
    contact_faults,
    package_of,
    read_ledger,
)
from exports.numbers import Number
from models.periods import parse_period
from models.release import Release
from models.released_contact import Booking, CountedContact
from tests.exports.releasing import FILES, MADE_AT, entry_on, number
from tests.exports.small import SMALL, Rows


def test_an_empty_ledger(rows: Rows) -> None:
    ledger = read_ledger(rows.session, SMALL.code)
    assert (ledger.numbers, ledger.spans, ledger.covered) == ({}, (), ())
    assert (ledger.head, ledger.head_sha256) == (0, "")
    assert chain_faults(rows.session) == ()


def test_what_was_released_comes_back_frozen(rows: Rows) -> None:
    session = rows.session
    first = number("een", "hidden", 3)
    append(session, entry_on(read_ledger(session, SMALL.code), numbers=(first, number("twee"))))
    later = replace(number("een", "shown", 4), contributors=9)
    again = read_ledger(session, SMALL.code)
    append(session, entry_on(again, "2023", numbers=(later, number("drie")), booked=None))
    ledger = read_ledger(session, SMALL.code)
    assert ledger.numbers == {"een": first, "twee": number("twee"), "drie": number("drie")}
    assert [(span.number, span.start, span.end) for span in ledger.spans] == [
        (1, date(2023, 1, 1), date(2023, 3, 31))
    ]
    assert ledger.head == 2
    assert read_ledger(session, "ander-2023").numbers == {}
    assert read_ledger(session, "ander-2023").head_sha256 == ledger.head_sha256


def test_what_a_number_is_the_sum_of_may_be_told_later_and_nothing_else(rows: Rows) -> None:
    first, later = number(value=12), replace(number(value=99), sum_of=("a", "b"))
    for one in (first, later, replace(later, sum_of=("c",))):
        append(rows.session, entry_on(read_ledger(rows.session, SMALL.code), numbers=(one,)))
    found = read_ledger(rows.session, SMALL.code).numbers
    assert found == {first.name: replace(first, sum_of=("a", "b"))}


def test_days_that_touch_are_one_stretch(rows: Rows) -> None:
    for period in ("2023-Q2", "2023-01", "2023-02", "2023-W05", "2023-11"):
        append(rows.session, entry_on(read_ledger(rows.session, SMALL.code), period))
    assert read_ledger(rows.session, SMALL.code).covered == (
        (date(2023, 1, 1), date(2023, 2, 28)),
        (date(2023, 4, 1), date(2023, 6, 30)),
        (date(2023, 11, 1), date(2023, 11, 30)),
    )


def test_late_contacts_go_with_the_period_they_were_released_with(rows: Rows) -> None:
    for period in ("2023-01", "2023-Q1", "2023-02", "2023-Q1", "2023"):
        append(rows.session, entry_on(read_ledger(rows.session, SMALL.code), period))
    ledger = read_ledger(rows.session, SMALL.code)
    assert ledger.within(parse_period("2023-01")) == (1,)
    assert ledger.within(parse_period("2023-03")) == ()
    # As it was when it was released first, whatever came after.
    assert ledger.within(parse_period("2023-Q1")) == (1, 2)
    assert ledger.within(parse_period("2023-H1")) == (1, 2, 3, 4)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_parts_makes_no_difference(seed: int) -> None:
    numbers = [replace(number(f"n{one}"), sum_of=("n1", "n2")) for one in range(20)]
    entry = entry_on_nothing(tuple(numbers))
    mixed = list(numbers)
    random.Random(seed).shuffle(mixed)
    turned = tuple(replace(one, sum_of=one.sum_of[::-1], box=_turned(one)) for one in mixed)
    other = replace(entry, numbers=turned, worlds=({2: 1, 1: -1},), proof={"n2": (0,), "n1": (0,)})
    entry = replace(entry, worlds=({1: -1, 2: 1},), proof={"n1": (0,), "n2": (0,)})
    assert packed(entry) == packed(other)
    assert {one.name: one for one in unpacked(packed(entry)).numbers} == {
        one.name: one for one in numbers
    }


def test_nothing_that_is_not_whole_is_kept() -> None:
    with pytest.raises(TypeError):
        packed(entry_on_nothing((replace(number(), value=2.5),)))  # type: ignore[arg-type]


def test_an_archive_is_the_same_whatever_the_order() -> None:
    turned = dict(reversed(FILES.items()))
    assert archived("map", FILES) == archived("map", turned)


def test_the_package_is_given_back(rows: Rows) -> None:
    append(rows.session, entry_on(read_ledger(rows.session, SMALL.code)))
    assert package_of(rows.session, 1) == ("resultaatmeting_klein-2023_2023-Q1_r1", FILES)
    with pytest.raises(Refused, match="geen pakket 2"):
        package_of(rows.session, 2)


def test_a_concept_of_before_is_numbered_but_not_in_the_chain(rows: Rows) -> None:
    concept(rows.session)
    assert read_ledger(rows.session, SMALL.code).spans == ()
    append(rows.session, entry_on(read_ledger(rows.session, SMALL.code)))
    concept(rows.session)
    append(rows.session, entry_on(read_ledger(rows.session, SMALL.code)))
    assert chain_faults(rows.session) == ()
    assert read_ledger(rows.session, SMALL.code).head == 4
    with pytest.raises(Refused, match="staan niet in dit register"):
        package_of(rows.session, 1)


def test_an_entry_on_an_older_ledger_is_refused(rows: Rows) -> None:
    ledger = read_ledger(rows.session, SMALL.code)
    append(rows.session, entry_on(ledger))
    with pytest.raises(Refused, match="Intussen is er een andere export gemaakt"):
        append(rows.session, entry_on(ledger))
    with pytest.raises(Refused, match="Intussen"):
        append(rows.session, replace(entry_on(ledger), number=2))
    assert read_ledger(rows.session, SMALL.code).head == 1


CHANGES: dict[str, Callable[[Release], object]] = {
    "period": lambda row: "2023-Q2",
    "sha256": lambda row: "b" * 64,
    "made_by": lambda row: 2,
    "catalogue_version": lambda row: 2,
    "catalogue_sha256": lambda row: "0" * 64,
    "entry": lambda row: packed(entry_on_nothing((number("een", value=13),))),
    "files": lambda row: archived("resultaatmeting_klein-2023_2023-Q1_r2", {"x": b""}),
    "entry_sha256": lambda row: "c" * 64,
}


@pytest.mark.parametrize("column", [*CHANGES, "broken"])
def test_a_change_is_named(rows: Rows, column: str) -> None:
    chain_of_three(rows.session)
    row = rows.session.get_one(Release, 2)
    if column == "broken":
        row.files = b"niets"
    elif column == "made_by":
        rows.session.execute(text("UPDATE release SET made_by = 1, kind = 'uren' WHERE number = 2"))
        rows.session.expire_all()
    else:
        setattr(row, column, CHANGES[column](row))
    rows.session.flush()
    assert chain_faults(rows.session) == ("Pakket 2 is veranderd nadat het werd gemaakt.",)


def test_a_release_that_is_gone_is_missed(rows: Rows) -> None:
    chain_of_three(rows.session)
    rows.session.delete(rows.session.get_one(Release, 2))
    rows.session.flush()
    (fault,) = chain_faults(rows.session)
    assert fault.startswith("Pakket 3 volgt niet")


def test_a_hash_made_anew_breaks_the_chain_after_it(rows: Rows) -> None:
    chain_of_three(rows.session)
    row = rows.session.get_one(Release, 2)
    row.sha256 = "b" * 64
    row.entry_sha256 = entry_hash(row)
    rows.session.flush()
    (fault,) = chain_faults(rows.session)
    assert fault.startswith("Pakket 3 volgt niet")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE released_contact SET minutes = 31 WHERE contact_id = 7",
        "UPDATE released_contact SET kern = 'erp' WHERE contact_id = 8",
        "DELETE FROM released_contact WHERE contact_id = 8",
        "UPDATE released_contact SET release = 1 WHERE contact_id = 7",
    ],
)
def test_the_contacts_of_a_release_are_in_the_chain(rows: Rows, change: str) -> None:
    session = rows.session
    one = CountedContact(7, date(2023, 2, 1), "a", "coaching", "veghel", "onbekend", 30)
    booked = (
        Booking(one._replace(contact=8)),
        Booking(one, clients=(1, 2)),
        Booking(one, -1, True),
    )
    append(session, entry_on(read_ledger(session, SMALL.code), "2023-01", booked=None))
    append(session, entry_on(read_ledger(session, SMALL.code), booked=booked))
    assert (chain_faults(session), contact_faults(session)) == ((), ())
    session.execute(text(change))
    broken = 1 if "release = 1" in change else 2
    said = f"De contacten van pakket {broken} zijn veranderd nadat het werd gemaakt."
    assert contact_faults(session) == (said,)
    # An entry of before this was kept says nothing of them.
    row = session.get_one(Release, broken)
    kept = json.loads(zlib.decompress(row.entry or b""))
    kept.pop("booked")
    row.entry = zlib.compress(json.dumps(kept).encode())
    session.flush()
    assert f"pakket {broken}" not in str(contact_faults(session))


def chain_of_three(session: Session) -> None:
    for period in ("2023-01", "2023-02", "2023-03"):
        ledger = read_ledger(session, SMALL.code)
        append(session, entry_on(ledger, period, numbers=(number("een"),)))


def concept(session: Session) -> None:
    row = Release(
        kind="resultaatmeting",
        opdracht=SMALL.code,
        period="2023-Q1",
        made_at=MADE_AT,
        made_by=1,
        sha256="a" * 64,
    )
    row.number = read_ledger(session, SMALL.code).head + 1
    session.add(row)
    session.flush()


def entry_on_nothing(numbers: tuple[Number, ...]):  # type: ignore[no-untyped-def]
    from exports.ledger.history import Ledger

    return entry_on(Ledger({}, (), {}, {}, 0, ""), numbers=numbers)


def _turned(one: Number):  # type: ignore[no-untyped-def]
    return replace(one.box, deelopdracht=one.box.deelopdracht[::-1])
