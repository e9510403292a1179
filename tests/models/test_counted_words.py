"""Numbers in words: with a point for thousands and a comma for decimals."""

from decimal import Decimal

import pytest

from models.counted_words import many, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1343, "1.343"),
        (-12500, "-12.500"),
        (87.5, "87,5"),
        (6400.0, "6.400"),
        (1234567.25, "1.234.567,25"),
        (Decimal("6400.50"), "6.400,50"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_a_number_is_written_as_people_read_it(value: float | Decimal, text: str) -> None:
    assert number_text(value) == text


def test_one_is_called_otherwise_than_more() -> None:
    assert [many(number, "contact", "contacten") for number in (0, 1, 1343)] == [
        "0 contacten",
        "1 contact",
        "1.343 contacten",
    ]
