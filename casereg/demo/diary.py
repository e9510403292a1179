"""Two years of work: stories until there are enough contacts."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from casereg.demo.choices import Choices
from casereg.demo.crew import Crew
from casereg.demo.entries import Clerk, Entry
from casereg.demo.people import Census
from casereg.demo.population import Population
from casereg.demo.recipe import Recipe
from casereg.demo.rows import Progress
from casereg.demo.seasons import DEMO_DAY, FIRST_DAY, Calendar
from casereg.demo.seeds import seeded
from casereg.demo.stories import Member, Story, Subject, Traject
from casereg.demo.teller import Teller
from casereg.demo.trajecten import CaseMaker
from casereg.errors import Refused

EVERY = 500
"""After how many contacts progress is told."""
STANDING = 3
"""At most so many contacts of everybody on the demo day, and on the working day before it."""


@dataclass(slots=True)
class Diary:
    """What was written: entries in the order of telling, and the cases they belong to."""

    wanted: int
    entries: list[Entry] = field(default_factory=list)
    trajecten: list[Traject] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether there are enough contacts."""
        return len(self.entries) >= self.wanted


class Writer:
    """Tells stories, has them entered, and stops at the exact number of contacts wanted."""

    def __init__(self, recipe: Recipe) -> None:
        """Raises :class:`Refused` when no opdracht covers a day of the demo."""
        flavour, seed = recipe.flavour, recipe.seed
        days = (FIRST_DAY + timedelta(days=n) for n in range((DEMO_DAY - FIRST_DAY).days + 1))
        choices = [Choices(catalogue, flavour) for catalogue in recipe.catalogues]
        self._choices = {
            day: found for day in days for found in choices if found.catalogue.covers(day)
        }
        if not self._choices or not recipe.members:
            raise Refused("Voor de demo is een opdracht voor 2022 of 2023 nodig, en medewerkers.")
        self._rng = seeded(seed, "stories")
        self._members = recipe.members
        self._calendar = Calendar(flavour, tuple(self._choices))
        census = Census(seeded(seed, "people"), flavour, recipe.names, recipe.newest)
        population = Population(census, max(1, recipe.contacts // 10))
        self._teller = Teller(self._rng, flavour, self._calendar, population)
        self._clerk = Clerk(seeded(seed, "entries"), census)
        self._cases = CaseMaker(seeded(seed, "cases"), flavour)
        self._crew = Crew(recipe)
        self.diary = Diary(recipe.contacts)

    def write(self, progress: Progress) -> Diary:
        """Fill the diary."""
        told = 0
        self._last_days()
        while not self.diary.full:
            self._teller.pace = len(self.diary.entries) / self.diary.wanted
            choices = self._choices[self._calendar.any_day(self._rng, "gewoon")]
            deelopdracht, soort = choices.starts.one(self._rng)
            member = self._crew.somebody(self._rng, deelopdracht)
            self._keep(self._teller.tell(choices, Subject(deelopdracht, soort, member)))
            if len(self.diary.entries) >= told + EVERY:
                told = len(self.diary.entries)
                progress(told, self.diary.wanted, "contacten bedenken")
        progress(self.diary.wanted, self.diary.wanted, "contacten bedenken")
        return self.diary

    def _last_days(self) -> None:
        """Everybody did something on the demo day and the day before, in small registers too."""
        for _ in range(STANDING):
            for day in (DEMO_DAY, DEMO_DAY - timedelta(days=1)):
                for member in self._members if day in self._choices else ():
                    if len(self.diary.entries) < max(1, self.diary.wanted // 3):
                        self._keep(self._something(member, day))

    def _something(self, member: Member, day: date) -> Story:
        choices = self._choices[day]
        drawn = [choices.starts.one(self._rng) for _ in range(8)]
        alone = (pair for pair in drawn if choices.verhaal(pair[1]) != "groep")
        deelopdracht, soort = next(alone, drawn[0])
        return self._teller.single(choices, Subject(deelopdracht, soort, member), day)

    def _keep(self, story: Story) -> None:
        """Enter the contacts of a story that fall on a day and in an opdracht that fit."""
        traject: Traject | None = None
        kept = None
        for touch in story.touches:
            choices = self._choices.get(touch.day)
            if self.diary.full or choices is None or not choices.allows(story.subject):
                continue
            if story.parties and traject is None:
                traject = self._cases.open(story, choices.catalogue, touch.day)
                self.diary.trajecten += [traject] if traject else []
            self.diary.entries.append(self._clerk.enter(choices, story.subject, touch, traject))
            kept = touch
            for person in touch.people:
                person.contacts += 1
        if traject and kept and story.ended and kept is story.touches[-1]:
            self._cases.close(traject, kept.day)
