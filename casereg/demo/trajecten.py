"""Cases that come out of stories, what they reached and how they ended."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from casereg.demo.flavour import Flavour
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.seeds import Draw
from casereg.demo.stories import Story, Traject
from models.catalogue import Catalogue, Trajectsoort

REFERRED = "doorverwezen"
"""The afloop that comes with a referral, in the catalogues that have it."""
ANSWERED = 0.92
"""Share of the questions about results that is answered."""


@dataclass(slots=True)
class CaseMaker:
    """Opens and closes cases."""

    rng: random.Random
    flavour: Flavour

    def open(self, story: Story, catalogue: Catalogue, day: date) -> Traject | None:
        """The case of ``story``, opened on the day of its first contact, if it can be one."""
        soort = self._soort(story, catalogue)
        if soort is None:
            return None
        sides = [side.code for side in soort.partijen] or [""]
        people = [person for person, _ in story.parties]
        parties = tuple(zip(people, sides, strict=True))
        return Traject(story.subject, catalogue, soort, parties, day)

    def close(self, traject: Traject, day: date) -> None:
        """Close it on ``day``, that of the last contact."""
        traject.closed_on = day
        known = {item.code for item in traject.catalogue.aflopen}
        endings = [(code, w) for code, w in self.flavour.afloop.items() if code in known]
        traject.ended_as = Draw(endings or [(code, 1.0) for code in sorted(known)]).one(self.rng)
        for code in traject.soort.resultaten:
            if self.rng.random() < ANSWERED:
                reached = self.rng.random() < self.flavour.resultaten.get(code, 0.6)
                traject.results.append((code, reached))
        if traject.ended_as == REFERRED:
            self._refer(traject, day)

    def _soort(self, story: Story, catalogue: Catalogue) -> Trajectsoort | None:
        """A kind for this deelopdracht with as many sides, rather one named as the contact."""
        sides = len(story.parties) if len(story.parties) > 1 else 0
        fitting = [
            soort
            for soort in catalogue.trajectsoorten
            if story.subject.deelopdracht in soort.deelopdrachten and len(soort.partijen) == sides
        ]
        named = [soort for soort in fitting if soort.code == story.subject.contactsoort]
        return self.rng.choice(named or fitting) if catalogue.aflopen and fitting else None

    def _refer(self, traject: Traject, day: date) -> None:
        traject.referred_to = self.rng.choice(self.flavour.verwijzing)
        traject.referral_sent_on = day
        accepted = day + timedelta(days=self.rng.randint(2, 21))
        result = accepted + timedelta(days=self.rng.randint(5, 40))
        if accepted <= DEMO_DAY and self.rng.random() < 0.8:
            traject.referral_accepted_on = accepted
            if result <= DEMO_DAY:
                traject.referral_result = self.rng.choice(("gestart", "gestart", "wachtlijst"))
                traject.referral_result_on = result
