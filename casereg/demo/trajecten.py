"""Cases that come out of stories, and how they ended."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from casereg.demo.flavour import Flavour
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.seeds import Draw
from casereg.demo.stories import Story, Traject

REFERRED = "doorverwezen"
"""The ending that comes with a referral; a word of the tables, not of a catalogue."""


@dataclass(slots=True)
class CaseMaker:
    """Opens and closes cases."""

    rng: random.Random
    flavour: Flavour

    def open(self, story: Story, opdracht: str, day: date) -> Traject:
        """The case of ``story``, opened on the day of its first contact."""
        return Traject(story.subject, opdracht, story.parties, day)

    def close(self, traject: Traject, day: date) -> None:
        """Close it on ``day``, that of the last contact."""
        traject.closed_on = day
        traject.ended_as = Draw(self.flavour.afloop.items()).one(self.rng)
        if traject.ended_as == REFERRED:
            self._refer(traject, day)

    def _refer(self, traject: Traject, day: date) -> None:
        traject.referred_to = self.rng.choice(self.flavour.verwijzing)
        traject.referral_sent_on = day
        accepted = day + timedelta(days=self.rng.randint(2, 21))
        if accepted <= DEMO_DAY and self.rng.random() < 0.8:
            traject.referral_accepted_on = accepted
            traject.referral_result = self.rng.choice(("gestart", "gestart", "wachtlijst"))
