"""Norms, kinds of day and parts of the year: what is said without a database."""

from datetime import date
from decimal import Decimal

import pytest

from exports.indicator.answers import figure_of
from exports.indicator.counted import Counted, Wanted
from exports.indicator.days import days_of
from exports.indicator.due import due_parts
from exports.indicator.figures import Scope
from exports.indicator.norms import amount, meets_norm, months_of, ratio
from exports.indicator.windows import Window, whole_window, window
from models.catalogue import Deelopdracht, Indicator
from models.periods import parse_period
from tests.exports.counted import loaded

LATER = date(2024, 1, 1)


def indicator(**fields: object) -> Indicator:
    usual = {"code": "een", "titel": "Een", "soort": "aantal", "bron": "p", "norm": 4}
    return Indicator.model_validate(usual | fields)


@pytest.mark.parametrize(
    ("richting", "values"),
    [
        ("minstens", {3: False, 4: True, 5: True}),
        ("hoogstens", {3: True, 4: True, 5: False}),
        ("meer-dan", {3: False, 4: False, 5: True}),
        ("minder-dan", {3: True, 4: False, 5: False}),
    ],
)
def test_each_direction(richting: str, values: dict[int, bool]) -> None:
    one = indicator(richting=richting, soort="kengetal")
    year = parse_period("2023")
    assert {value: meets_norm(value, one, year, LATER) for value in values} == values


def test_nothing_is_said_without_a_norm_or_a_value() -> None:
    year = parse_period("2023")
    assert meets_norm(5, indicator(norm=None), year, LATER) is None
    assert meets_norm(None, indicator(), year, LATER) is None
    assert meets_norm(5, indicator(), year, date(2023, 12, 31)) is None


@pytest.mark.parametrize(
    ("norm", "basis", "new", "met"),
    [(0, 0, 3, True), (0, 0, 0, False), (0, 0, None, None), (5, 0, 3, None), (0, None, 3, None)],
)
def test_growth_from_nought_has_no_percentage_but_may_meet_its_norm(
    norm: int, basis: int | None, new: int | None, met: bool | None
) -> None:
    one = indicator(soort="groei", norm=norm, richting="meer-dan", van="x", basis="jaar-eerder")
    year, found = parse_period("2023"), Counted(None, new, basis_waarde=basis)
    wanted, days = (
        Wanted(Deelopdracht(code="a", titel="A"), one),
        Window(year, (), (), year.start, year.end),
    )
    figure = figure_of(wanted, found, (), days, LATER, Scope())
    assert (figure.waarde, figure.status, figure.norm_gehaald) == (None, "geen_gegevens", met)


def test_in_a_shorter_period_only_a_count_with_enough_says_something() -> None:
    quarter = parse_period("2023-Q1")
    count, least = indicator(richting="minstens"), indicator(richting="hoogstens")
    assert meets_norm(4, count, quarter, LATER) is True
    assert meets_norm(3, count, quarter, LATER) is None
    assert meets_norm(9, least, quarter, LATER) is None
    assert meets_norm(9, indicator(soort="aandeel"), quarter, LATER) is None


def test_in_a_longer_period_what_adds_up_must_do_so_as_often() -> None:
    year = parse_period("2023")
    assert meets_norm(15, indicator(periode="kwartaal"), year, LATER) is False
    assert meets_norm(16, indicator(periode="kwartaal"), year, LATER) is True
    assert meets_norm(4, indicator(periode="kwartaal", soort="personen"), year, LATER) is True
    assert meets_norm(4, indicator(periode="doorlopend"), year, LATER) is True


def test_months_of_periods() -> None:
    texts = ("2023", "2024-H1", "2023-Q1", "2023-02", "2023-W14")
    assert [months_of(parse_period(text)) for text in texts] == [12, 6, 3, 1, 0]


def test_halves_are_rounded_away_from_nought() -> None:
    assert ratio(1, 8, 1) == Decimal("0.13")
    assert ratio(Decimal(-1), 8) == Decimal("-0.13")
    assert ratio(1, 0) is None
    assert [str(amount(value)) for value in (3.0, 2.5, 98.765)] == ["3", "2.50", "98.77"]


def test_kinds_of_day() -> None:
    week = parse_period("2023-W52")
    assert days_of("feestdag", week) == (date(2023, 12, 25), date(2023, 12, 26))
    assert days_of("weekend", week) == (date(2023, 12, 30), date(2023, 12, 31))
    assert len(days_of("werkdag", week)) == 3


def test_feestdagen_that_move() -> None:
    year = days_of("feestdag", parse_period("2025"))
    spring = [f"{day:%d-%m}" for day in year if 3 < day.month < 7]
    assert spring == ["18-04", "20-04", "21-04", "26-04", "05-05", "29-05", "08-06", "09-06"]
    assert date(2023, 5, 5) in days_of("werkdag", parse_period("2023-Q2"))
    first = parse_period("2023-W01")
    assert days_of("feestdag", first) == ()
    new_year = parse_period("2022-W52")
    assert date(2023, 1, 1) in days_of("feestdag", new_year)
    assert date(2023, 1, 1) in days_of("weekend", new_year)


def test_when_a_mijlpaal_is_due() -> None:
    year, half = parse_period("2023"), parse_period("2023-H2")
    named = indicator(soort="mijlpaal", verwacht_in=["Q1", "Q3"])
    assert [part.text for part in due_parts(named, year)] == ["2023-Q1", "2023-Q3"]
    assert [part.text for part in due_parts(named, half)] == ["2023-Q3"]
    assert len(due_parts(indicator(periode="maand"), half)) == 6
    assert due_parts(indicator(periode="jaar"), half) == ()
    assert due_parts(indicator(periode="doorlopend"), year) == ()


def test_a_window_ends_where_the_next_opdracht_begins() -> None:
    known, period = loaded(2022, 2023), parse_period("2022-W52")
    old = window(known, known.named("proef-2022"), period)
    new = window(known, known.named("proef-2023"), period)
    assert (old.start, old.end) == (date(2022, 12, 26), date(2022, 12, 31))
    assert (new.start, new.end) == (date(2023, 1, 1), date(2023, 1, 1))
    assert (old.earlier, new.earlier) == ((), ("proef-2022",))


def test_a_whole_window_has_every_opdracht_that_held() -> None:
    known = loaded(2022, 2023)
    both = whole_window(known, parse_period("2022-W52"))
    assert both is not None
    assert both.codes == ("proef-2022", "proef-2023")
    assert whole_window(known, parse_period("2021")) is None
