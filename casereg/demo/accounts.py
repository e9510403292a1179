"""Who may sign in to the demo: names, roles and passwords, the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from casereg.demo.flavour import Flavour
from casereg.demo.namebook import Names
from casereg.demo.seeds import seeded
from casereg.security.rights import Role
from models.catalogue import Catalogue

PEOPLE_TO_A_WORKER = 6000
FEWEST, MOST = 3, 6
"""How many sociaal werkers a team has at least and at most."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account with its password, which is printed: there is nothing real behind it."""

    name: str
    role: str
    password: str
    team: str | None


def plan_accounts(
    catalogue: Catalogue, flavour: Flavour, names: Names, seed: int
) -> tuple[DemoAccount, ...]:
    """The accounts: biggest team first, so that the first of each role work together."""
    rng = seeded(seed, "accounts")
    called = _names(names)
    return tuple(
        DemoAccount(next(called), role, _password(rng, names), team)
        for role, team in _places(catalogue, flavour)
    )


def _places(catalogue: Catalogue, flavour: Flavour) -> Iterator[tuple[str, str | None]]:
    """Every role to fill, and in which gebiedsteam."""
    living = {
        team.code: sum(
            flavour.people_in(kern.code)
            for kern in catalogue.kernen
            if kern.gebiedsteam == team.code
        )
        for team in catalogue.gebiedsteams
    }
    for place, team in enumerate(sorted(living, key=lambda code: (-living[code], code))):
        workers = max(FEWEST, min(MOST, round(living[team] / PEOPLE_TO_A_WORKER)))
        for _ in range(workers):
            yield Role.WORKER.value, team
        yield Role.LEAD.value, team
        if place == 0:
            yield Role.COORDINATOR.value, None
            yield Role.ADMIN.value, None


def _names(names: Names) -> Iterator[str]:
    """Account names, with a number once the list is used up."""
    listed = names.medewerkers["namen"]
    yield from listed
    number = 2
    while True:
        yield from (f"{name}{number}" for name in listed)
        number += 1


def _password(rng: random.Random, names: Names) -> str:
    """Four words: long enough for the rules, and easy to type from the screen."""
    return "-".join(rng.sample(names.wachtwoorden["woorden"], 4))
