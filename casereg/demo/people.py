"""The people of the demo: clients who do not exist."""

import random
from dataclasses import dataclass, field
from math import fsum

from casereg.demo.flavour import DeelopdrachtFlavour, Flavour
from casereg.demo.namebook import Names
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.seeds import Draw
from models.catalogue import UNKNOWN, Catalogue


@dataclass(slots=True, eq=False)
class Person:
    """A client. ``old_kern`` is where a person lived until the last year, when that differs.

    ``number`` is the client number, known once all contacts stand in order.
    """

    name: str
    birth_year: int | None
    kern: str
    team: str
    mantelzorger: bool
    aandachtsgroepen: tuple[str, ...]
    old_kern: str | None = None
    contacts: int = 0
    number: int = 0

    def kern_in(self, year: int) -> str:
        """The kern in a calendar year."""
        return self.old_kern if self.old_kern and year < DEMO_DAY.year else self.kern


@dataclass(slots=True)
class Census:
    """Draws persons: where people live, how old they are and what they are called."""

    rng: random.Random
    flavour: Flavour
    names: Names
    catalogue: Catalogue
    kernen: dict[str, Draw[str]] = field(init=False)
    families: Draw[int] = field(init=False)

    def __post_init__(self) -> None:
        self.kernen = kernen_by_team(self.catalogue, self.flavour)
        shares = [(number, family.aandeel) for number, family in enumerate(self.names.herkomst)]
        local = 1.0 - fsum(share for _, share in shares)
        self.families = Draw([(-1, local), *shares])

    def person(self, team: str, deelopdracht: str, kern: str | None = None) -> Person:
        """Somebody new whom the deelopdracht is for."""
        wanted = self.flavour.deelopdracht(deelopdracht)
        age = self.age(wanted)
        born = DEMO_DAY.year - age
        home = kern or self.kern(team)
        return Person(
            name=self._name(born),
            birth_year=None if self.rng.random() < 0.03 else born,
            kern=home,
            team=team,
            mantelzorger=age >= 8 and self.rng.random() < wanted.mantelzorger,
            aandachtsgroepen=self._groups(age),
            old_kern=self.kern(team) if self.rng.random() < 0.03 else None,
        )

    def kern(self, team: str) -> str:
        """A kern of the team, big ones more often."""
        return self.kernen[team].maybe(self.rng) or UNKNOWN

    def age(self, wanted: DeelopdrachtFlavour) -> int:
        """An age within the bounds of the deelopdracht, the middle more often."""
        return round(self.rng.triangular(wanted.van, wanted.tot))

    def _name(self, born: int) -> str:
        number = self.families.one(self.rng)
        if number >= 0:
            family = self.names.herkomst[number]
            first, last = family.voornamen, family.achternamen
        else:
            era = "oud" if born < 1962 else "midden" if born < 1992 else "jong"
            first, last = self.names.voornamen[era], self.names.achternamen["namen"]
        name = f"{self.rng.choice(first)} {self.rng.choice(last)}"
        return f"{name}-{self._maiden()}" if self.rng.random() < 0.04 else name

    def _maiden(self) -> str:
        return self.rng.choice(self.names.achternamen["namen"])

    def _groups(self, age: int) -> tuple[str, ...]:
        codes = [item.code for item in self.catalogue.aandachtsgroepen]
        return tuple(
            code
            for code in codes
            if self.flavour.groep(code).fits(age)
            and self.rng.random() < self.flavour.groep(code).kans
        )


def kernen_by_team(catalogue: Catalogue, flavour: Flavour) -> dict[str, Draw[str]]:
    """The kernen of every gebiedsteam, by how many people live there."""
    return {
        team.code: Draw(
            (kern.code, flavour.people_in(kern.code))
            for kern in catalogue.kernen
            if kern.gebiedsteam == team.code
        )
        for team in catalogue.gebiedsteams
    }
