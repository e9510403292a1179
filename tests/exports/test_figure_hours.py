"""The hours of the overview as numbers, and a year before only as it was released."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from exports.indicator.hours import Hours
from exports.indicator.question import Question
from exports.numbers import Box, Number
from exports.reports.hour_figures import CountedHours, PeriodHours
from exports.reports.hour_rows import ALL, Place
from models.periods import parse_period
from tests.exports.counted import KNOWN, QUARTER, TODAY
from tests.exports.figures import proef

OWN: Place = ("j", "totaal", "totaal")
FIRST, NO_TAAK = ("j", "1", None), ("j", None, None)
PLACES: tuple[Place, ...] = (FIRST, NO_TAAK, OWN, ALL)


def counted(
    people: Mapping[Place, int], frozen: Mapping[str, Number] | None = None, zeros: str = "hide"
) -> PeriodHours:
    """An hour and a half for each of these people."""
    asked = Question(KNOWN, proef(zeros=zeros), QUARTER, TODAY)
    rows = {at: Hours(*at, Decimal("1.50") * number, number) for at, number in people.items()}
    return PeriodHours(asked, rows, PLACES, frozen or {})


def test_a_place_lies_within_its_deelopdracht_which_is_their_sum() -> None:
    found = counted({FIRST: 6, NO_TAAK: 4, OWN: 10, ALL: 10}).numbers
    first, rest, own, every = (found[place] for place in PLACES)
    assert first.name == first.unit == "uren|2023-01-01..2023-03-31|j|1|"
    assert (first.relation, first.value, first.counts) == ("within", 540, "uren")
    assert own.sum_of == (first.name, rest.name)
    assert (own.relation, own.box) == ("is", Box(QUARTER.start, QUARTER.end, ("j",)))
    # The cell that the tables have.
    assert own.name == "telling|2023-01-01..2023-03-31|uren|j|totaal|totaal|totaal"
    assert own.unit == "telling|2023-01-01..2023-03-31|j|totaal|totaal|totaal"
    assert every.name.endswith("|uren|totaal|totaal|totaal|totaal")
    assert [one.state for one in found.values()] == ["open", "hidden", "open", "open"]


def test_what_was_released_before_is_the_sum_of_places_told_now() -> None:
    new = counted({FIRST: 6, NO_TAAK: 4, OWN: 10})
    own = replace(new.numbers[OWN], value=870, state="shown", sum_of=())
    found = replace(new, frozen={own.name: own}).numbers[OWN]
    assert found == replace(own, sum_of=new.numbers[OWN].sum_of)


def test_no_hours_are_hidden_unless_there_was_nothing_at_all() -> None:
    for zeros, nothing in (("hide", None), ("publish", 0)):
        hours = counted({FIRST: 0}, zeros=zeros)
        assert hours.shown(FIRST, frozenset()).uren is None
        assert hours.shown(NO_TAAK, frozenset()).uren == nothing


def test_what_is_hidden_to_protect_another_is_hidden() -> None:
    hours = counted({FIRST: 6, OWN: 6})
    unit = hours.numbers[FIRST].unit
    assert hours.shown(FIRST, frozenset()).uren == 9
    hidden = hours.shown(FIRST, frozenset({unit}))
    assert (hidden.uren, hidden.status) == (None, "onderdrukt")


def test_a_year_before_is_what_was_released_of_it() -> None:
    true = counted({FIRST: 6, NO_TAAK: 6, OWN: 12, ALL: 12})
    first, rest, own, _ = true.numbers.values()
    known = (replace(first, value=60, state="shown"), replace(rest, state="hidden"))
    before = replace(true, frozen={one.name: one for one in known})
    rows = {row.place: row for row in CountedHours(true, before).rows(frozenset({own.unit}))}
    assert (rows[FIRST].before.uren, rows[FIRST].change) == (1, 8)
    assert (rows[NO_TAAK].before.uren, rows[NO_TAAK].before.status) == (None, "onderdrukt")
    assert rows[ALL].before.status == "onderdrukt", "never released"
    assert (rows[OWN].now.uren, rows[ALL].now.uren) == (None, 18)


def test_where_no_opdracht_held_nobody_counted() -> None:
    (row, *_) = CountedHours(counted({FIRST: 6}), None).rows(frozenset())
    assert (row.before.status, row.change) == ("geen_gegevens", None)


def test_a_longer_name_for_a_period_is_no_other_number() -> None:
    hours = counted({FIRST: 6})
    again = replace(hours, asked=replace(hours.asked, period=parse_period("2023-q1")))
    assert again.numbers == hours.numbers
