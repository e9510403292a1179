"""Which days are busy: the months, the weekdays, school holidays and public holidays."""

import random
from datetime import date, timedelta

from casereg.demo.flavour import Flavour, Season
from casereg.demo.seeds import Draw

FIRST_DAY = date(2022, 1, 3)
DEMO_DAY = date(2023, 12, 29)
"""The Friday on which the demo stands still: nothing happens after it."""


class Calendar:
    """The days of the demo that a catalogue covers, and how busy each is in a season."""

    def __init__(self, flavour: Flavour, days: tuple[date, ...]) -> None:
        """``days`` are all days on which something may happen."""
        self._flavour = flavour
        self._days = days
        self._free = frozenset(flavour.feestdagen)
        self._weights: dict[str, dict[date, float]] = {}
        self._draws: dict[str, Draw[date]] = {}

    def weight(self, day: date, season: str) -> float:
        """How busy ``day`` is, 0 for a day on which nothing happens."""
        if season not in self._weights:
            self._fill(season)
        return self._weights[season].get(day, 0.0)

    def any_day(self, rng: random.Random, season: str) -> date:
        """A day, busy ones more often; the demo day when the season knows none."""
        if season not in self._draws:
            self._fill(season)
        return self._draws[season].maybe(rng) or DEMO_DAY

    def open_day(self, rng: random.Random, wished: date, season: str) -> date | None:
        """``wished`` or one of the four days after it, None when people are away."""
        for day in (wished + timedelta(days=later) for later in range(5)):
            if rng.random() < self.weight(day, season):
                return day
        return None

    def _fill(self, name: str) -> None:
        season = self._flavour.season(name)
        weights = {day: self._weigh(day, season) for day in self._days}
        self._weights[name] = weights
        self._draws[name] = Draw(weights.items())

    def _weigh(self, day: date, season: Season) -> float:
        factor = season.maanden[day.month - 1] * season.weekdagen[day.weekday()]
        if day in self._free:
            factor *= season.feestdag
        if any(holiday.van <= day <= holiday.tot for holiday in self._flavour.vakanties):
            factor *= season.vakantie
        return factor
