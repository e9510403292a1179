"""Turns one contact of a story into what a worker would have entered."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casereg.demo.answers import FORGOTTEN, answers
from casereg.demo.choices import Choices
from casereg.demo.people import Census, Person
from casereg.demo.rows import Row
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.seeds import made_id
from casereg.demo.stories import Subject, Touch, Traject
from models.catalogue import UNKNOWN, Contactsoort, Uitkomst
from models.contact import UNDONE, VALID

LAST_MOMENT = datetime.combine(DEMO_DAY, time(16, 0), UTC)
TAKEN_BACK = 0.006
"""Share of contacts that were undone."""


@dataclass(slots=True)
class Entry:
    """A contact as entered: its row without a number, its clients, and the case it is in."""

    row: Row
    people: tuple[Person, ...]
    traject: Traject | None


@dataclass(slots=True)
class Clerk:
    """Enters contacts, with the small omissions of real people."""

    rng: random.Random
    census: Census

    def enter(
        self, choices: Choices, subject: Subject, touch: Touch, traject: Traject | None
    ) -> Entry:
        """The entry of ``touch``, which lies within the opdracht of ``choices``."""
        soort = choices.soorten[subject.contactsoort]
        uitkomst = self._uitkomst(choices, soort, touch)
        entered = self._entered(touch.day)
        row: Row = {"uid": made_id(self.rng), "happened_on": touch.day, "entered_at": entered}
        row |= self._status(entered)
        row |= {"worker_id": subject.member.account_id, "team": subject.team}
        row |= self._served(choices, subject, soort, touch)
        row |= self._whom(choices, subject, touch)
        row |= answers(self.rng, choices, touch, soort, uitkomst)
        row["note"] = self._note(choices)
        return Entry(row, touch.people, traject)

    def _uitkomst(self, choices: Choices, soort: Contactsoort, touch: Touch) -> Uitkomst | None:
        code = soort.code
        if self.rng.random() < FORGOTTEN / 4:
            return None
        if touch.ending == "gemist" and choices.missed[code]:
            return choices.missed[code].one(self.rng)
        if touch.ending == "afgesproken" and choices.agreed[code]:
            return choices.agreed[code].one(self.rng)
        return choices.reached[code].maybe(self.rng) or choices.agreed[code].maybe(self.rng)

    def _entered(self, day: date) -> datetime:
        """Mostly the same day, sometimes the next working day, at times a week later."""
        chance = self.rng.random()
        wait = 0 if chance < 0.82 else 1 if chance < 0.95 else self.rng.randint(2, 12)
        later = day + timedelta(days=wait)
        if later.weekday() > 4 and (wait or self.rng.random() < 0.6):
            later += timedelta(days=7 - later.weekday())
        moment = datetime.combine(later, time(7, 30), UTC) + timedelta(
            seconds=self.rng.randrange(9 * 3600)
        )
        return min(moment, LAST_MOMENT - timedelta(seconds=self.rng.randrange(3600)))

    def _status(self, entered: datetime) -> Row:
        if self.rng.random() < TAKEN_BACK:
            undone = entered + timedelta(minutes=self.rng.randint(1, 40))
            return {"status": UNDONE, "changed_at": min(undone, LAST_MOMENT)}
        return {"status": VALID, "changed_at": entered}

    def _served(self, choices: Choices, subject: Subject, soort: Contactsoort, touch: Touch) -> Row:
        taak = choices.taken[subject.deelopdracht].maybe(self.rng)
        projects = choices.project(subject.deelopdracht, taak)
        return {
            "opdracht": choices.catalogue.code,
            "deelopdracht": subject.deelopdracht,
            "taak": None if self.rng.random() < FORGOTTEN else taak,
            "contactsoort": soort.code,
            "kanaal": self._kanaal(choices, soort, touch),
            "project": projects.maybe(self.rng) if self.rng.random() < 0.8 else None,
        }

    def _kanaal(self, choices: Choices, soort: Contactsoort, touch: Touch) -> str | None:
        if touch.kanaal and touch.kanaal in choices.kanalen.things:
            return touch.kanaal
        if self.rng.random() < FORGOTTEN:
            return None
        if soort.kanaal and self.rng.random() < 0.8:
            return soort.kanaal
        return choices.kanalen.maybe(self.rng)

    def _whom(self, choices: Choices, subject: Subject, touch: Touch) -> Row:
        """Kern and leeftijdsgroep: of the client, or what somebody said on the telephone."""
        year = touch.day.year
        if touch.people:
            kern = touch.people[0].kern_in(year)
            group = choices.catalogue.age_group(touch.people[0].birth_year, year)
        else:
            unknown = self.rng.random() < 0.12
            kern = UNKNOWN if unknown else self.census.kern(subject.team)
            asked = choices.soorten[subject.contactsoort].client != "nee"
            group = self._said_age(choices, subject, year) if asked else UNKNOWN
        return {"kern": kern if kern in choices.kernen else UNKNOWN, "leeftijdsgroep": group}

    def _said_age(self, choices: Choices, subject: Subject, year: int) -> str:
        if self.rng.random() < 0.35:
            return UNKNOWN
        age = self.census.age(choices.flavour.deelopdracht(subject.deelopdracht))
        return choices.catalogue.age_group(year - age, year)

    def _note(self, choices: Choices) -> str:
        if self.rng.random() >= 0.15:
            return ""
        return self.rng.choice(choices.flavour.notities)
