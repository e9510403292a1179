"""What a story is made of: who it is about, who tells it, and each time they met."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from casereg.demo.people import Person
from models.catalogue import Catalogue, Trajectsoort

Ending = Literal["gesproken", "afgesproken", "gemist"]
ONE, FIRST, SECOND = "", "eerste", "tweede"
"""The side of somebody alone in a case, and the two sides of a dispute."""


@dataclass(frozen=True, slots=True)
class Member:
    """A sociaal werker of the demo; ``account_id`` is the row in the register."""

    account_id: int
    team: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a story is about: a deelopdracht and contactsoort, in a team, told by a worker."""

    deelopdracht: str
    contactsoort: str
    member: Member

    @property
    def team(self) -> str:
        """The gebiedsteam."""
        return self.member.team


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact of a story. ``next_day`` is when they agreed to meet again."""

    day: date
    ending: Ending = "gesproken"
    people: tuple[Person, ...] = ()
    next_day: date | None = None
    kanaal: str | None = None


@dataclass(slots=True, eq=False)
class Traject:
    """A case; ``closed_on`` None is still running. ``results`` are answers at closing.

    ``number`` is given when all are known.
    """

    subject: Subject
    catalogue: Catalogue
    soort: Trajectsoort
    parties: tuple[tuple[Person, str], ...]
    opened_on: date
    closed_on: date | None = None
    ended_as: str | None = None
    referred_to: str | None = None
    referral_sent_on: date | None = None
    referral_accepted_on: date | None = None
    referral_result: str | None = None
    referral_result_on: date | None = None
    results: list[tuple[str, bool]] = field(default_factory=list)
    number: int = 0


@dataclass(slots=True)
class Story:
    """Contacts that belong together; ``ended`` False runs on after the demo day."""

    subject: Subject
    touches: list[Touch] = field(default_factory=list)
    parties: tuple[tuple[Person, str], ...] = ()
    ended: bool = True
