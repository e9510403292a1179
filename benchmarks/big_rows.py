"""Invented rows of a big register: five years of contacts with who took part in them.

The same catalogue and number of contacts give the same rows. Clients come and go over
the years, keep to a few kinds of contact, and live in one kern.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.catalogue import UNKNOWN, Catalogue, Contactsoort, Deelopdracht

YEARS = range(2019, 2024)
FIRST_DAY = date(YEARS[0], 1, 1)
DAYS = (date(YEARS[-1] + 1, 1, 1) - FIRST_DAY).days
CLIENTS_PER_CONTACT = 0.06
KNOWN, TOGETHER = 0.65, 0.04
"""Share of contacts with a client, and of those the share with a second one."""
WORKERS, TEMPLATES, WEEKDAYS = 60, 4000, (135, 110, 95, 105, 75, 6, 4)
NOTE = "Formulier samen ingevuld, belt volgende week zelf terug over de afspraak. "
WHEN = "2023-12-31 12:00:00.000000"

CONTACT = (
    *("id", "uid", "happened_on", "entered_at", "changed_at", "worker_id", "team", "opdracht"),
    *("deelopdracht", "taak", "contactsoort", "kanaal", "project", "kern", "leeftijdsgroep"),
    *("uitkomst", "reden", "minutes", "participants", "helped", "note", "case_id", "status"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A client: where it lives, how old it is, and what its contacts are mostly about."""

    number: int
    birth_year: int | None
    kern: str
    team: str
    usual: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Template:
    """What a contact can be about."""

    deelopdracht: str
    taak: str | None
    contactsoort: str
    kanaal: str
    project: str | None
    uitkomst: str
    reden: str | None
    minutes: int | None
    participants: int | None
    helped: bool | None


@dataclass
class BigRows:
    """Draws the rows; ``contacts`` is how many contacts there are."""

    catalogue: Catalogue
    contacts: int
    rng: random.Random = field(default_factory=lambda: random.Random(2023))
    participations: list[tuple[int, int]] = field(default_factory=list)
    client_years: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the people and the templates, from which contacts are put together."""
        self.teams = {kern.code: kern.gebiedsteam for kern in self.catalogue.kernen}
        self.templates = self._templates()
        self.people = [self._person(n) for n in range(round(self.contacts * CLIENTS_PER_CONTACT))]

    def contact_rows(self) -> Iterator[tuple[object, ...]]:
        """The contacts by day, as CONTACT; notes who took part on the way."""
        codes = {year: f"meierijstad-{year}" for year in YEARS}
        for number, day in enumerate(self._days(), start=1):
            who = self._who(number, (day - FIRST_DAY).days / DAYS, day.year)
            kern, group, team, about = self._place(who, day.year)
            spoken = NOTE * self.rng.choice((0, 0, 0, 1, 2))
            status = self.rng.choices(("geldig", "nagekomen", "vervallen"), (97, 2, 1))[0]
            yield (
                *(number, f"{number:032x}", day.isoformat(), WHEN, WHEN),
                *(100 + number % WORKERS, team, codes[day.year]),
                *(about.deelopdracht, about.taak, about.contactsoort, about.kanaal, about.project),
                *(kern, group, about.uitkomst, about.reden, about.minutes, about.participants),
                *(about.helped, spoken, None, status),
            )

    def _days(self) -> list[date]:
        days = [FIRST_DAY + timedelta(n) for n in range(DAYS)]
        weights = [WEEKDAYS[day.weekday()] for day in days]
        return sorted(self.rng.choices(days, weights, k=self.contacts))

    def _who(self, contact: int, moment: float, year: int) -> Person | None:
        """Somebody of about that time in the five years, or nobody known."""
        if self.rng.random() >= KNOWN:
            return None
        first = self._somebody(moment)
        together = {first.number: first}
        if self.rng.random() < TOGETHER:
            second = self._somebody(moment)
            together[second.number] = second
        for person in together.values():
            self.participations.append((contact, person.number))
            if (person.number, year) not in self.client_years:
                group = self.catalogue.age_group(person.birth_year, year)
                self.client_years[person.number, year] = (person.kern, group)
        return first

    def _somebody(self, moment: float) -> Person:
        place = round((moment + self.rng.gauss(0, 0.05)) * len(self.people))
        return self.people[min(max(place, 0), len(self.people) - 1)]

    def _place(self, who: Person | None, year: int) -> tuple[str, str, str, Template]:
        """Kern, leeftijdsgroep, team and subject of one contact."""
        anything = self.templates[int(self.rng.random() ** 2 * len(self.templates))]
        if who is None:
            kern = self.rng.choice((UNKNOWN, *self.teams))
            groups = [group.code for group in self.catalogue.leeftijdsgroepen]
            group = self.rng.choice((UNKNOWN, *groups))
            return kern, group, self.teams.get(kern, self._some_team()), anything
        usual = self.templates[self.rng.choice(who.usual) + self.rng.randrange(20)]
        kern, group = self.client_years[who.number, year]
        return kern, group, who.team, usual if self.rng.random() < 0.8 else anything

    def _some_team(self) -> str:
        return self.rng.choice(self.catalogue.gebiedsteams).code

    def _person(self, number: int) -> Person:
        kern = self.rng.choice(self.catalogue.kernen)
        born = self.rng.randint(1930, 2012) if self.rng.random() < 0.95 else None
        usual = (self._usual(), self._usual())
        return Person(number + 1, born, kern.code, kern.gebiedsteam, usual)

    def _usual(self) -> int:
        """Where in the templates, which lie by deelopdracht and contactsoort, one begins."""
        return self.rng.randrange(len(self.templates) - 20)

    def _templates(self) -> list[Template]:
        drawn = (self._template() for _ in range(TEMPLATES))
        return sorted(drawn, key=lambda one: (one.deelopdracht, one.contactsoort))

    def _template(self) -> Template:
        kind = self.rng.choice(self.catalogue.contactsoorten)
        parts = self.catalogue.deelopdrachten
        fitting = [part for part in parts if part.code in (kind.deelopdrachten or (part.code,))]
        part = self.rng.choice(fitting)
        taak = self.rng.choice((None, *(taak.nummer for taak in part.taken)))
        ended = self.rng.choice(self.catalogue.uitkomsten_for(kind.code))
        asked = self.catalogue.asked(kind.code, ended.code)
        redenen = [reden.code for reden in self.catalogue.redenen_for(kind.code)]
        return Template(
            part.code,
            taak,
            kind.code,
            self.rng.choice(self.catalogue.kanalen).code,
            self._project(part, taak),
            ended.code,
            self.rng.choice(redenen) if "reden" in asked and redenen else None,
            self._minutes(kind) if ended.bereikt else None,
            self.rng.randint(3, 25) if "deelnemers" in asked else None,
            self.rng.choice((True, True, False, None)) if ended.bereikt else None,
        )

    def _project(self, part: Deelopdracht, taak: str | None) -> str | None:
        of_it = [
            p for p in self.catalogue.projecten if (p.deelopdracht, p.taak) == (part.code, taak)
        ]
        return self.rng.choice(of_it).code if of_it else None

    def _minutes(self, kind: Contactsoort) -> int:
        return max(5, 5 * round((kind.minuten or 30) * self.rng.lognormvariate(0, 0.35) / 5))
