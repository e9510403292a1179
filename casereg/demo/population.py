"""Who is known to the teams, and meeting somebody when a story needs one."""

from collections import defaultdict

from casereg.demo.people import Census, Person

MOST_CONTACTS = 120
"""Nobody is met again after so many contacts in the two years."""


class Population:
    """Everybody met so far; those met before are met again, often ones most often."""

    def __init__(self, census: Census, limit: int) -> None:
        """At most ``limit`` people come to exist."""
        self.people: list[Person] = []
        self._census = census
        self._limit = limit
        self._known: dict[tuple[str, str], list[Person]] = defaultdict(list)

    def somebody(
        self, team: str, deelopdracht: str, pace: float, kern: str | None = None
    ) -> Person | None:
        """A person for this deelopdracht: new while fewer than ``pace`` of all are known.

        ``pace`` runs from 0 to 1. None when the team has met its last new person and
        knows nobody who can come once more.
        """
        pool = self._known[team, deelopdracht]
        wanted = min(self._limit, int(self._limit * pace) + 1)
        if len(self.people) < (self._limit if not pool else wanted):
            return self._new(team, deelopdracht, kern)
        pool = pool or self._known[team, ""]
        for _ in range(4 if pool else 0):
            found = self._census.rng.choice(pool)
            if found.contacts < MOST_CONTACTS:
                return self._met(found, team, deelopdracht)
        return None

    def _new(self, team: str, deelopdracht: str, kern: str | None) -> Person:
        person = self._census.person(team, deelopdracht, kern)
        self.people.append(person)
        return self._met(person, team, deelopdracht)

    def _met(self, person: Person, team: str, deelopdracht: str) -> Person:
        self._known[team, deelopdracht].append(person)
        self._known[team, ""].append(person)
        return person
