"""The second method: cells are 0, or at least the threshold, and totals stay sums."""

from datetime import date
from random import Random

import pytest

from exports.counted.places import Place
from exports.indicator.question import Question
from exports.protection.rounded_cells import ROUNDING, rounded_values
from exports.reports.hidden_numbers import reasons_of
from exports.reports.moment import moment_of
from exports.reports.resultaatmeting import resultaatmeting
from models.catalogue import TOTAL, Bescherming
from tests.exports.small import QUARTER, SMALL, Rows
from tests.exports.test_threshold import OnlyOne

ROUND = SMALL.model_copy(update={"bescherming": Bescherming(k=5, methode=ROUNDING)})
Shown = dict[tuple[str, str, Place], int]


def rounded_by_chance(rows: Rows, seed: int) -> tuple[Shown, Shown]:
    """True and rounded cells of a register of chance."""
    chance = Random(seed)
    people = [rows.client(chance.choice(("dorp", "stad")), "oud") for _ in range(30)]
    for _ in range(40):
        who = [] if chance.random() < 0.3 else [chance.choice(people)]
        what = chance.choice((("a", "gesprek"), ("b", "gesprek"), ("b", "ronde")))
        where = chance.choice(("dorp", "gehucht", "stad")), chance.choice(("jong", "oud"))
        rows.contact(date(2023, 2, chance.randint(1, 28)), what, where, who, chance.randint(0, 90))
    moment = moment_of(rows.session, Question(OnlyOne(ROUND), ROUND, QUARTER, date(2024, 1, 1)))
    counting = resultaatmeting(moment)
    told = counting.rounding(rounded_values(moment, counting.numbers))
    true = {
        (one.counts, code, figure.place): one.value
        for code, figures in counting.tables.items()
        for figure in figures
        if (one := counting.cell_numbers.get(counting.cells.name(figure.maat, figure.place)))
    }
    found = {
        (one.counts, code, figure.place): one.value
        for code, figures in told.tables.items()
        for figure in figures
        if (one := told.cell_numbers.get(told.cells.name(figure.maat, figure.place)))
    }
    assert not reasons_of(told.cell_numbers.values(), frozenset(), {})
    return true, found


@pytest.mark.parametrize("seed", range(5))
def test_nothing_small_is_told(rows: Rows, seed: int) -> None:
    true, found = rounded_by_chance(rows, seed)
    assert any(0 < value < 5 for (counts, *_), value in true.items() if counts != "uren")
    small = {at: value for at, value in found.items() if at[0] != "uren" and 0 < value < 5}
    assert small == {}


@pytest.mark.parametrize("seed", range(5))
def test_every_total_is_a_sum(rows: Rows, seed: int) -> None:
    _, found = rounded_by_chance(rows, seed)
    parts: dict[tuple[str, str, Place], int] = {}
    for (counts, table, place), value in found.items():
        if table == "deel-soort" and TOTAL not in (place.contactsoort, place.deelopdracht):
            whole = counts, table, Place(place.deelopdracht)
            parts[whole] = parts.get(whole, 0) + value
    assert parts and parts == {at: found[at] for at in parts}


@pytest.mark.parametrize("seed", range(5))
def test_totals_stay_near(rows: Rows, seed: int) -> None:
    true, found = rounded_by_chance(rows, seed)
    everything = "contacten", "deel-soort", Place()
    assert abs(true[everything] - found[everything]) <= 15
