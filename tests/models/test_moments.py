"""Dates and durations as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereg.errors import InvalidInput
from models.moments import parse_day, parse_duration

WEDNESDAY = date(2023, 3, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("v", date(2023, 3, 15)),
        ("Vandaag", date(2023, 3, 15)),
        ("g", date(2023, 3, 14)),
        ("eergisteren", date(2023, 3, 13)),
        ("-2", date(2023, 3, 13)),
        ("wo", date(2023, 3, 15)),
        ("vr", date(2023, 3, 10)),
        ("zondag", date(2023, 3, 12)),
        ("14", date(2023, 3, 14)),
        ("16", date(2023, 2, 16)),
        ("14-3", date(2023, 3, 14)),
        ("14.3", date(2023, 3, 14)),
        ("04-03", date(2023, 3, 4)),
        ("4/3", date(2023, 3, 4)),
        ("4 3", date(2023, 3, 4)),
        ("31-12", date(2022, 12, 31)),
        ("12 mrt", date(2023, 3, 12)),
        ("1 februari", date(2023, 2, 1)),
        ("14-3-2023", date(2023, 3, 14)),
        ("2-1-22", date(2022, 1, 2)),
        ("12 mei 22", date(2022, 5, 12)),
        ("29-2-2024", date(2024, 2, 29)),
        ("2023-02-01", date(2023, 2, 1)),
    ],
)
def test_a_day_as_typed(typed: str, meant: date) -> None:
    assert parse_day(typed, WEDNESDAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "1-13", "3-14", "12-25", "2-14-2023", "2.14.23",
     "31-2", "30 feb", "29-2-2023", "32", "0", "13-14-2023", "maart", "2023", "x", "12:30",
     "1-2-3-4", "ma 3", "14-3-2023 10:00", "2023-02-31", "30"],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_dutch(typed: str) -> None:
    with pytest.raises(InvalidInput, match="geen datum die bestaat") as fault:
        parse_day(typed, WEDNESDAY)
    assert fault.value.field == "happened_on"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 360))
def test_a_day_written_out_is_read_back(today: date, days_ago: int) -> None:
    day = today - timedelta(days=days_ago)
    assert parse_day(f"{day.day}-{day.month}-{day.year}", today) == day
    assert parse_day(day.isoformat(), today) == day
    if (day.month, day.day) != (2, 29):
        assert parse_day(f"{day.day}-{day.month}", today) == day


@given(st.text(max_size=20))
def test_no_text_breaks_it(typed: str) -> None:
    for read in (lambda: parse_day(typed, WEDNESDAY), lambda: parse_duration(typed)):
        try:
            read()
        except InvalidInput as fault:
            assert typed not in str(fault) or len(typed) < 4


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("45", 45), ("0", 0), ("1u15", 75), ("1:15", 75), ("2u", 120), ("1 uur", 60), ("90 min", 90),
     ("24u", 1440)],
)  # fmt: skip
def test_a_duration_as_typed(typed: str, minutes: int) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["", "25u", "25 uur", "1500", "1:75", "-5", "een uur", "1u15u"])
def test_what_is_no_duration_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="24 uur"):
        parse_duration(typed)
