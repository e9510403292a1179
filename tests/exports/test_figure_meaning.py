"""What the package tells of each figure: enough to attack it beside the tables, and no number."""

import json
from collections.abc import Callable
from dataclasses import replace

from exports.attack.described import Counts as Read
from exports.figure.meaning import meaning
from exports.numbers import Box, Number
from exports.reports.resultaatmeting import counted_report
from exports.table.counts import Counts
from tests.exports.small import QUARTER

DAYS = "2023-01-01..2023-03-31"
BOX = Box(QUARTER.start, QUARTER.end, deelopdracht=("a",), kern=("stad", "dorp"))


def number(column: str, **changed: object) -> Number:
    usual = Number(f"indicator|{DAYS}|{column}", "u", "contacten", BOX, 41, 7, 5)
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_a_number_is_told_in_the_words_of_the_tables() -> None:
    assert meaning([number("x|waarde", relation="within")], QUARTER) == [
        {
            "indicator": "x",
            "veld": "waarde",
            "telt": "contacten",
            "relatie": "within",
            "deelopdracht": ["a"],
            "kern": ["dorp", "stad"],
            "som_van": [],
        }
    ]


def test_only_the_columns_of_this_period_are_told() -> None:
    other = number("x|waarde", name="indicator|2022-01-01..2022-03-31|x|waarde")
    cell = number("x|waarde", name=f"telling|{DAYS}|contacten|a|totaal|totaal|totaal")
    missing = number("x|ontbrekend")
    assert meaning([other, cell, missing], QUARTER) == []


def test_a_sum_is_told_when_it_is_of_the_same_column() -> None:
    parts = (number("x:a|waarde"), number("x:b|waarde"))
    whole = number("x|waarde", sum_of=tuple(part.name for part in parts))
    assert meaning([whole], QUARTER)[0]["som_van"] == ["x:a", "x:b"]
    sides = (number("y|teller").name, number("y|rest").name)
    assert meaning([number("y|noemer", sum_of=sides)], QUARTER)[0]["som_van"] == []


def test_the_counts_say_nothing() -> None:
    few = number("x|teller", value=1, contributors=1, state="hidden")
    assert meaning([few], QUARTER) == meaning([number("x|teller")], QUARTER)


def test_the_receiver_can_read_it(counted: Callable[..., Counts]) -> None:
    counts = counted()
    told = counted_report(counts, (), [number("x|teller")]).details["telt"]
    read = Read.model_validate_json(json.dumps(told[0]))
    assert (read.indicator, read.veld, read.kern) == ("x", "teller", ("dorp", "stad"))
