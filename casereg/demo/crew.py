"""Who does the work: everybody has deelopdrachten of their own, and big teams do more."""

import random
from collections import Counter

from casereg.demo.recipe import Recipe
from casereg.demo.seeds import Draw, seeded
from casereg.demo.stories import Member

OWN_WORK = 6.0
"""How much rather somebody takes a deelopdracht of their own than another."""


class Crew:
    """The sociaal werkers, by what they do."""

    def __init__(self, recipe: Recipe) -> None:
        """Give everybody work of their own, and each team its part of the people."""
        rng = seeded(recipe.seed, "crew")
        self._teams = Draw(_served(recipe).items())
        self._draws = {
            (team, part.code): Draw(
                (member, rng.choice((1.0, 1.0, OWN_WORK)))
                for member in recipe.members
                if member.team == team
            )
            for team in self._teams.things
            for part in recipe.newest.deelopdrachten
        }
        self._all = Draw((member, 1.0) for member in recipe.members)

    def somebody(self, rng: random.Random, deelopdracht: str) -> Member:
        """A worker for this deelopdracht."""
        team = self._teams.one(rng)
        return self._draws.get((team, deelopdracht), self._all).one(rng)


def _served(recipe: Recipe) -> dict[str, float]:
    """How many people live in the kernen of each team that has workers; never nobody."""
    living: Counter[str] = Counter(member.team for member in recipe.members)
    for kern in recipe.newest.kernen:
        if kern.gebiedsteam in living:
            living[kern.gebiedsteam] += recipe.flavour.people_in(kern.code)
    return {team: float(people) for team, people in living.items()}
