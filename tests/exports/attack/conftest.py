"""A register of a small gemeente and the package it gives."""

from datetime import date, timedelta

import pytest

from tests.exports.attack.packages import TOTAL, Event, Package, Place

QUARTER = ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31))
K = 3


def events() -> list[Event]:
    """Many of a and b in dorp and stad; a few of b with the old ones in stad."""
    found = []
    for number in range(120):
        soort = "ronde" if number % 3 == 0 else "gesprek"
        deel = "b" if soort == "ronde" or number % 2 else "a"
        kern = ("dorp", "stad", "onbekend")[number % 5 % 3]
        leeftijd = ("jong", "oud", "onbekend")[number % 7 % 3]
        day = date(2023, 1, 1) + timedelta(days=number * 3)
        found.append(Event(day, (deel, soort, kern, leeftijd), number, 10 + number % 50))
    return found


def nothing_small(measure: str, place: Place, value: int) -> bool:
    """Hide what is small or empty, and everything of a kern or leeftijdsgroep."""
    return place[2] != TOTAL or place[3] != TOTAL or value == 0


@pytest.fixture
def package() -> Package:
    """A package in which every cell of a kern or leeftijdsgroep is hidden: safe."""
    return Package(events(), QUARTER, nothing_small)
