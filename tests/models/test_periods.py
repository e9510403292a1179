"""Periods and ISO weeks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereg.errors import WrongUsage
from models.periods import Week, parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-W14", date(2023, 4, 3), date(2023, 4, 9)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    ],
)
def test_a_period_as_written(text: str, start: date, end: date) -> None:
    period = parse_period(text)
    assert (period.text, period.start, period.end) == (text.upper(), start, end)


@pytest.mark.parametrize(
    ("text", "before", "year_earlier"),
    [
        ("2023", "2022", "2022"),
        ("2023-H1", "2022-H2", "2022-H1"),
        ("2023-h2", "2023-H1", "2022-H2"),
        ("2023-Q1", "2022-Q4", "2022-Q1"),
        ("2023-Q3", "2023-Q2", "2022-Q3"),
        ("2023-01", "2022-12", "2022-01"),
        ("2023-12", "2023-11", "2022-12"),
        ("2021-W01", "2020-W53", "2020-W01"),
        ("2020-W53", "2020-W52", "2019-W52"),
    ],
)
def test_the_period_before_and_that_of_a_year_earlier(
    text: str, before: str, year_earlier: str
) -> None:
    period = parse_period(text)
    assert (period.before().text, period.year_earlier().text) == (before, year_earlier)
    assert (period.start - period.before().end).days == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", "23", "2023-Q5", "2023-13", "2023-W54", "2021-W53", "2023-1", "２０２３"),
        # Outside the days that Python knows.
        *("0000", "0000-W01", "0000-01", "9999", "9999-H2", "9999-12", "9999-W52"),
    ],
)
def test_what_is_no_period_is_wrong_usage(text: str) -> None:
    with pytest.raises(WrongUsage, match="geen periode"):
        parse_period(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_its_week(day: date) -> None:
    week = Week.of(day)
    assert week.monday <= day <= week.sunday
    assert Week.parse(str(week)) == week
    assert week.shifted(1).shifted(-1) == week


def test_a_week_is_asked_for_by_name() -> None:
    with pytest.raises(WrongUsage, match="geen week"):
        Week.parse("2023-Q1")


@pytest.mark.parametrize("text", ["0001-W01", "0999-W52", "9999-W51"])
def test_a_week_reads_as_it_is_written(text: str) -> None:
    assert str(Week.parse(text)) == text
