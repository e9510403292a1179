"""Systems of small random registers: rows are what a loop counts, and all that is known holds."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.atoms.build import system_of
from exports.numbers import Box, Number, Unit
from tests.exports.atoms.listed import LISTED, ListCounts, Meeting, counted

START = date(2023, 1, 1)
QUARTER = (START, date(2023, 3, 31))
WEEKS = [(START + timedelta(days), START + timedelta(days + 6)) for days in (1, 8, 85, 88)]
PARTS, KINDS = [(), ("a",), ("b",), ("a", "c")], [(), ("gesprek",), ("ronde",)]
KERNEN = [(), ("dorp",), ("stad",), ("onbekend",), ("dorp", "gehucht"), ("gehucht", "stad")]
TEAMS = [(), ("dorp", "gehucht"), ("stad",), ("onbekend",)]
GROUPS = [(), ("jong",), ("oud", "onbekend")]

DETAIL = [
    *product(PARTS, KINDS, [()], GROUPS),
    *product(PARTS, [()], KERNEN, [()]),
]
COARSE = [*product(PARTS, KINDS, [()], [()]), *product(PARTS, [()], TEAMS, [()])]

MEETING = st.builds(
    Meeting,
    day=st.integers(-3, 95).map(lambda days: START + timedelta(days)),
    deelopdracht=st.sampled_from("abc"),
    contactsoort=st.sampled_from(["gesprek", "groep", "ronde"]),
    kern=st.sampled_from(["dorp", "gehucht", "stad", "onbekend"]),
    leeftijdsgroep=st.sampled_from(["jong", "oud", "onbekend"]),
    minutes=st.integers(0, 90),
    client=st.none() | st.integers(0, 3),
)
HOMES = st.tuples(
    st.sampled_from(["dorp", "gehucht", "stad", "onbekend"]),
    st.sampled_from(["jong", "oud", "onbekend"]),
)
REGISTER = st.builds(
    ListCounts,
    meetings=st.lists(MEETING, max_size=30),
    homes=st.lists(HOMES, min_size=4, max_size=4),
)
SPAN = st.sampled_from([QUARTER, QUARTER, *WEEKS])


def asked(counts: ListCounts, unit: Unit, name: str, box: Box) -> Number:
    bare = Number(name, name, unit, box, 0, 0, 3)
    return replace(bare, value=counted(bare, counts))


def wanted(counts: ListCounts, weeks: list[tuple[date, date]]) -> list[Number]:
    boxes = [Box(*QUARTER, *limits) for limits in DETAIL]
    boxes += [Box(*week, *limits) for week in weeks for limits in COARSE]
    numbers = [
        asked(counts, unit, f"{unit}|{number}", box)
        for number, box in enumerate(boxes)
        for unit in ("contacten", "uren")
    ]
    homes = [
        *product(["a", "b", "c"], KERNEN, [()]),
        *product(["a", "b", "c"], [()], GROUPS),
    ]
    for number, (part, kern, group) in enumerate(homes):
        box = Box(*QUARTER, (part,), (), kern, group)
        numbers.append(asked(counts, "clienten", f"clienten|{number}", box))
    for span in (QUARTER, *weeks):
        numbers.append(asked(counts, "clienten", f"clienten|{span}", Box(*span)))
        box = Box(*span, ("b",))
        numbers.append(asked(counts, "clienten", f"clienten|{span}|b", box))
    return numbers


@settings(max_examples=60, deadline=None)
@given(REGISTER, st.lists(st.sampled_from(WEEKS), unique=True))
def test_rows_are_what_a_loop_counts(counts: ListCounts, weeks: list[tuple[date, date]]) -> None:
    numbers = wanted(counts, weeks)
    system = system_of(numbers, LISTED, counts).system
    rows = {row.name: row for row in system.rows}
    for number in numbers:
        assert system.value(rows.pop(number.name)) == counted(number, counts)
    assert min(system.atoms) >= 0
    for row in rows.values():
        assert (system.value(row), row.state, row.unit) == (0, "shown", "")


def test_a_week_counts_by_pieces_and_a_quarter_by_groups() -> None:
    counts = ListCounts([Meeting(START + timedelta(days), minutes=5) for days in (1, 9, 40)])
    boxes = [Box(*span, ("a",)) for span in (WEEKS[0], QUARTER)]
    boxes.append(Box(*QUARTER, ("a",), leeftijdsgroep=("oud",)))
    numbers = [asked(counts, "contacten", str(number), box) for number, box in enumerate(boxes)]
    system = system_of(numbers, LISTED, counts).system
    values = {row.name: system.value(row) for row in system.rows}
    assert [values[name] for name in "012"] == [1, 3, 3]
    # Three deelopdrachten in two pieces, and in three age groups.
    assert len(system.atoms) == 3 * 2 + 3 * 3
