"""Why a number is hidden, as the coordinator is told."""

from dataclasses import replace

from exports.numbers import Number
from exports.reports.hidden_numbers import reasons_of
from tests.exports.releasing import number

WHOLE = number("telling|2023|a", "open", 40)
NEARLY = number("telling|2023|a|gesprek", "open", 38)
OTHERS = replace(number(f"anderen|{NEARLY.name}|{WHOLE.name}", "hidden", 2), unit="")


def reason(*numbers: Number, hidden: Number = NEARLY, released: Number | None = None) -> str:
    known = {released.name: released} if released else {}
    return reasons_of(numbers, frozenset({hidden.unit}), known)[hidden.unit]


def test_a_number_in_the_way_protects_another() -> None:
    assert reason(WHOLE, NEARLY) == "beschermt andere"


def test_a_category_of_nearly_a_whole_row_says_so_and_so_does_its_row() -> None:
    assert reason(WHOLE, NEARLY, OTHERS) == "bijna iedereen"
    assert reason(WHOLE, NEARLY, OTHERS, hidden=WHOLE) == "bijna iedereen"


def test_few_people_nobody_and_what_was_hidden_before() -> None:
    few = replace(NEARLY, state="hidden", contributors=2)
    nobody = replace(few, contributors=0, value=0)
    assert reason(WHOLE, few, OTHERS) == "weinig mensen"
    assert reason(WHOLE, nobody) == "leeg"
    assert reason(WHOLE, few, released=few) == "eerder verborgen"


def test_what_is_shown_has_no_reason() -> None:
    assert reasons_of((WHOLE, NEARLY), frozenset(), {}) == {}
