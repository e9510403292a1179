"""Figures of longer periods beside those of their parts, and figures as they were released."""

from csv import DictReader
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.figure.carried import apart_from_late, carried
from exports.figure.indicators_csv import indicatoren
from exports.figure.numbers import figure_numbers
from exports.figure.over_time import over_time, parts_of
from exports.figure.released import read_rows
from exports.figure.rows import FigureRow, figure_row
from exports.figure.values import with_values
from exports.indicator.figures import IndicatorFigure
from exports.numbers import Number
from exports.report import Source
from exports.tables_csv import DELIMITER, csv_bytes
from models.periods import parse_period
from tests.exports.counted import QUARTER
from tests.exports.figures import figure, piece, proef, share

YEAR = parse_period("2023")
QUARTERS = tuple(parse_period(f"2023-Q{number}") for number in range(1, 5))


def told(true: IndicatorFigure, period: str) -> tuple[Number, ...]:
    return figure_numbers(proef(), parse_period(period), [true])


def quarters(code: str, *values: Any) -> dict[str, Number]:
    """What was released of each quarter, by name."""
    found = [
        one
        for quarter, value in zip(QUARTERS, values, strict=False)
        for one in told(figure(code, waarde=value, contributors=9), quarter.text)
    ]
    return {one.name: one for one in found}


def test_a_year_is_the_sum_of_its_quarters() -> None:
    known = quarters("kanaal", 5, 6, 3, 8)
    (year,) = told(figure("kanaal", waarde=22, contributors=20), "2023")
    assert parts_of(year, known.values()) == tuple(known.values())
    *_, tied = over_time([*known.values(), year])
    assert tied.sum_of == tuple(known)


def test_what_does_not_add_up_is_not_tied() -> None:
    known = quarters("kanaal", 5, 6, 3, 8)
    (other,) = told(figure("kanaal", waarde=23, contributors=20), "2023")
    assert over_time([*known.values(), other])[-1] == other
    (half,) = told(figure("kanaal", waarde=22, contributors=20), "2023-H1")
    assert parts_of(half, known.values()) == tuple(known.values())[:2]
    missing = {name: one for name, one in known.items() if "2023-04" not in name}
    assert parts_of(half, missing.values()) == ()
    people = quarters("eenzame-personen", 5, 6, 3, 8)
    (year,) = told(figure("eenzame-personen", waarde=22, contributors=20), "2023")
    assert over_time([*people.values(), year])[-1] == year


@pytest.mark.parametrize(
    ("counted", "shown"), [(22, 22), (23, 22), (26, 22), (27, 27), (18, 22), (17, 17)]
)
def test_few_late_contacts_do_not_show_in_the_longer_period(counted: int, shown: int) -> None:
    true = figure("kanaal", waarde=counted, contributors=20)
    (found,) = carried([true], proef(), YEAR, quarters("kanaal", 5, 6, 3, 8))
    assert found.waarde == shown


def test_hours_of_a_longer_period_stay_what_was_released() -> None:
    known = quarters("uren", *(Decimal(hours) for hours in (5, 6, 3, 8)))
    (found,) = carried([figure("uren", waarde=Decimal(90))], proef(), YEAR, known)
    assert found.waarde == Decimal("22.00")


def test_hours_of_a_cell_may_hold_what_came_late_and_their_parts_do_not() -> None:
    parts = (piece("1", Decimal(4), 9), piece("2", Decimal(2), 9))
    true = figure("uren", waarde=Decimal(6), contributors=18, parts=parts)
    known = {one.name: one for quarter in QUARTERS for one in told(true, quarter.text)}
    (year, *own) = told(true, "2023")
    assert year.sum_of == tuple(one.name for one in own if one.name.endswith("waarde"))
    (apart, *same) = apart_from_late((year, *own), known)
    assert apart == replace(year, sum_of=())
    assert same == own
    # What was never released by itself takes in what came late as the whole does.
    whole = {name: one for name, one in known.items() if ":" not in name}
    assert apart_from_late((year, *own), whole) == (year, *own)


@pytest.mark.parametrize("code", ["personen", "lopend", "geopend"])
def test_what_does_not_add_up_over_time_is_counted_anew(code: str) -> None:
    true = figure(code, waarde=23, contributors=20)
    assert carried([true], proef(), YEAR, quarters(code, 5, 6, 3, 8)) == (true,)


def test_a_period_that_was_not_released_whole_is_counted_anew() -> None:
    true = figure("kanaal", waarde=15, contributors=15)
    assert carried([true], proef(), YEAR, quarters("kanaal", 5, 6, 3)) == (true,)


def test_the_numbers_of_a_share_are_carried_together() -> None:
    parts = [share(teller=10 + n, noemer=30, contributors=20, sides=(9, 9)) for n in range(4)]
    known = {
        one.name: one
        for quarter, part in zip(QUARTERS, parts, strict=True)
        for one in told(part, quarter.text)
    }
    true = share(teller=48, noemer=160, waarde=30, contributors=60, sides=(20, 20))
    (found,) = carried([true], proef(), YEAR, known)
    assert (found.teller, found.noemer, found.waarde) == (46, 120, Decimal("38.33"))
    more = replace(true, teller=66)
    assert carried([more], proef(), YEAR, known) == (more,)


def test_other_values_change_what_follows_from_them() -> None:
    catalogue = proef()
    unit = "indicator|2023-01-01..2023-03-31|"
    parts = (piece("1", Decimal(2), 9),)
    values = {
        f"{unit}alles|waarde": 9,
        f"{unit}uren:1|waarde": 90,
        f"{unit}bereik|teller": 5,
        f"{unit}aandeel-geholpen|basis": 70,
    }
    whole, hours, reach, part = with_values(
        [
            figure("alles", waarde=12, norm_gehaald=True),
            figure("uren", waarde=Decimal(2), parts=parts),
            figure("bereik", waarde=20, teller=10, noemer=50),
            share(teller=75, noemer=80, ontbrekend=6),
        ],
        catalogue,
        QUARTER,
        values,
    )
    assert (whole.waarde, whole.norm_gehaald) == (9, False)
    assert (hours.waarde, hours.parts[0].waarde) == (2, Decimal("1.50"))
    assert (reach.teller, reach.waarde) == (5, Decimal("10.00"))
    assert (part.teller, part.noemer, part.ontbrekend, part.waarde) == (70, 70, 0, 100)


amounts = st.none() | st.integers(-50, 1000) | st.decimals("-50", "1000", places=2)


@given(amounts, amounts, st.none() | st.booleans(), st.none() | st.integers(0, 99))
def test_a_row_reads_back_as_it_was_written(
    value: Any, base: Any, met: bool | None, missing: int | None
) -> None:
    row: FigureRow = replace(
        figure_row(figure("alles")),
        waarde=value,
        basis_waarde=base,
        norm_gehaald=met,
        ontbrekend=missing,
        status="gepubliceerd",
    )
    source = Source(proef(), 1, "f" * 64, QUARTER)
    text = csv_bytes(indicatoren((row,)), source, 1).decode("utf-8-sig")
    records = DictReader(StringIO(text, newline=""), delimiter=DELIMITER)
    assert read_rows(records, proef()) == {"alles": row}
