"""Tells stories: a single contact, a traject of weeks, tries before a visit, a quarrel."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casereg.demo.choices import Choices
from casereg.demo.flavour import Flavour
from casereg.demo.people import Person
from casereg.demo.population import Population
from casereg.demo.seasons import DEMO_DAY, Calendar
from casereg.demo.stories import FIRST, ONE, SECOND, Ending, Story, Subject, Touch

LONGEST = 45
"""Contacts in the longest traject."""


@dataclass(slots=True)
class Teller:
    """Makes stories. ``pace`` (0 to 1) is how far the register is: it spreads new clients."""

    rng: random.Random
    flavour: Flavour
    calendar: Calendar
    population: Population
    pace: float = 0.0

    def tell(self, choices: Choices, subject: Subject) -> Story:
        """A story about ``subject``, somewhere in the days of the demo."""
        told: dict[str, Callable[[Choices, Subject, date], Story]] = {
            "los": self.single,
            "groep": self._group,
            "traject": self._traject,
            "pogingen": self._tries,
            "bemiddeling": self._quarrel,
        }
        soort = subject.contactsoort
        day = self.calendar.any_day(self.rng, choices.season(soort))
        return told[choices.verhaal(soort)](choices, subject, day)

    def single(self, choices: Choices, subject: Subject, day: date) -> Story:
        """One contact on ``day``, with or without a client."""
        anonymous = self.rng.random() < choices.anonymous(subject.contactsoort)
        person = None if anonymous else self._somebody(subject)
        if person is None:
            return Story(subject, [Touch(day)])
        ending = self._single_ending(choices, subject.contactsoort)
        later = self._later(day, 3, 14) if ending == "afgesproken" else None
        return Story(subject, [Touch(day, ending, (person,), later)])

    def _single_ending(self, choices: Choices, soort: str) -> Ending:
        chance = self.rng.random()
        if chance < 0.06 and choices.missed[soort]:
            return "gemist"
        return "afgesproken" if chance > 0.92 and choices.agreed[soort] else "gesproken"

    def _group(self, choices: Choices, subject: Subject, day: date) -> Story:
        people: tuple[Person, ...] = ()
        if self.rng.random() >= choices.anonymous(subject.contactsoort):
            met = [self._somebody(subject) for _ in range(self.rng.randint(2, 6))]
            people = tuple(dict.fromkeys(person for person in met if person))
        return Story(subject, [Touch(day, people=people)])

    def _traject(self, choices: Choices, subject: Subject, day: date) -> Story:
        person = self._somebody(subject)
        if person is None:
            return self.single(choices, subject, day)
        mean = max(2.0, self.flavour.soort(subject.contactsoort).lengte)
        length = min(LONGEST, 2 + int(self.rng.expovariate(1 / (mean - 1))))
        planned = self._planned(subject, day, length)
        touches: list[Touch] = []
        for wished in planned:
            held = self.calendar.open_day(self.rng, wished, choices.season(subject.contactsoort))
            stayed_away = bool(touches and choices.missed[subject.contactsoort])
            ending: Ending = "gemist" if stayed_away and self.rng.random() < 0.07 else "gesproken"
            if held:
                touches.append(Touch(held, ending, (person,)))
        return Story(subject, touches, ((person, ONE),), planned[-1] < DEMO_DAY)

    def _tries(self, choices: Choices, subject: Subject, day: date) -> Story:
        """Calls until somebody answers, the visit they agree on, and sometimes one more."""
        soort, person = subject.contactsoort, self._somebody(subject)
        if person is None:
            return self.single(choices, subject, day)
        people, phone = (person,), self.flavour.soort(soort).kanaal_poging
        touches: list[Touch] = []
        while choices.missed[soort] and len(touches) < 4 and self.rng.random() < 0.4:
            touches.append(Touch(day, "gemist", people, kanaal=phone))
            day = self._later(day, 1, 8)
        if len(touches) == 4 or self.rng.random() < 0.1:
            return Story(subject, touches or [Touch(day, "gesproken", people, kanaal=phone)])
        visit = self._later(day, 4, 15)
        if choices.agreed[soort]:
            touches.append(Touch(day, "afgesproken", people, visit, phone))
        if self.rng.random() < 0.85:
            touches.append(Touch(visit, "gesproken", people))
        if self.rng.random() < 0.12:
            touches.append(Touch(self._later(visit, 20, 60), "gesproken", people))
        return Story(subject, touches)

    def _quarrel(self, choices: Choices, subject: Subject, day: date) -> Story:
        """Both sides are heard apart, then sit together, and are called once more."""
        first = self._somebody(subject)
        second = self._somebody(subject, first.kern) if first else None
        if first is None or second is None or first is second:
            return self.single(choices, subject, day)
        sides: list[tuple[Person, ...]] = [(first,), (second,)]
        sides += [(first,)] * (self.rng.random() < 0.4) + [(second,)] * (self.rng.random() < 0.6)
        sides += [(first, second)] * self.rng.randint(0, 2)
        sides += [(self.rng.choice((first, second)),)] * (self.rng.random() < 0.5)
        touches: list[Touch] = []
        for people in sides:
            missed = len(people) == 1 and choices.missed[subject.contactsoort]
            ending: Ending = "gemist" if missed and self.rng.random() < 0.12 else "gesproken"
            touches.append(Touch(day, ending, people))
            day = self._later(day, 3, 16)
        return Story(subject, touches, ((first, FIRST), (second, SECOND)), day < DEMO_DAY)

    def _planned(self, subject: Subject, day: date, length: int) -> list[date]:
        """Days at even distances, of which ``day`` is any one: a traject may have begun before."""
        step = timedelta(days=self.flavour.soort(subject.contactsoort).om_de)
        start = day - step * self.rng.randrange(length)
        return [start + step * number for number in range(length)]

    def _later(self, day: date, least: int, most: int) -> date:
        """A working day so many days later."""
        later = day + timedelta(days=self.rng.randint(least, most))
        return later + timedelta(days=max(0, 7 - later.weekday())) if later.weekday() > 4 else later

    def _somebody(self, subject: Subject, kern: str | None = None) -> Person | None:
        return self.population.somebody(subject.team, subject.deelopdracht, self.pace, kern)
