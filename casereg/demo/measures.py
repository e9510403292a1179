"""Metingen about trajecten, and peilingen without names, of the demo."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from casereg.demo.flavour import Flavour, ScoreFlavour
from casereg.demo.rows import Row
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.stories import Member, Traject
from models.catalogue import Catalogue, Instrument

HELD = ((5, 23), (11, 21))
"""Month and day on which partners and visitors are asked each year."""
REPORTED = ((3, 20), (9, 18))
"""The same for each group of a trendrapportage: before the report is due."""


@dataclass(slots=True)
class Measurer:
    """Asks for scores; who answered at the start need not answer at the end."""

    rng: random.Random
    flavour: Flavour
    members: Sequence[Member]
    peilingen: list[Row] = field(default_factory=list)
    metingen: list[Row] = field(default_factory=list)

    def of_traject(self, traject: Traject) -> None:
        """The metingen of a case, by client, at opening and closing."""
        moments = {"start": traject.opened_on, "einde": traject.closed_on}
        for instrument in _instruments(traject.catalogue, traject.soort.instrumenten):
            usual = self.flavour.instrument(instrument.code)
            for person, _ in traject.parties:
                for moment in instrument.momenten:
                    day = moments.get(moment)
                    if day and self.rng.random() < usual.respons:
                        self._about(traject, person.number, instrument, moment, day)

    def of_year(self, catalogue: Catalogue, year: int) -> None:
        """The surveys of a year: each instrument without names, and each reported group."""
        report = catalogue.trendrapportage
        for instrument in catalogue.instrumenten:
            for part in instrument.deelopdrachten if instrument.anoniem else ():
                groups = report.onderdelen if report and report.deelopdracht == part else ()
                for group in groups or (None,):
                    for month, day in REPORTED if group else HELD:
                        self._survey(catalogue, instrument, part, date(year, month, day), group)

    def _about(
        self, traject: Traject, client: int, instrument: Instrument, moment: str, day: date
    ) -> None:
        score = self._score(instrument, self.flavour.instrument(instrument.code), moment)
        row = _meting(traject.catalogue, instrument, moment, score, day)
        row |= {"deelopdracht": traject.subject.deelopdracht, "team": traject.subject.team}
        row |= {"client_id": client, "case_id": traject.number}
        row |= {"at_closing": moment == "einde"}
        self.metingen.append(row | {"entered_by": traject.subject.member.account_id})

    def _survey(
        self, catalogue: Catalogue, instrument: Instrument, part: str, day: date, group: str | None
    ) -> None:
        if day > DEMO_DAY:
            return
        moment, number = instrument.momenten[-1], len(self.peilingen) + 1
        asker = self.rng.choice(self.members)
        entered = {"team": asker.team, "entered_by": asker.account_id}
        invited = self.rng.randint(20, 50) if group else self.rng.randint(40, 160)
        row = {"id": number, "instrument": instrument.code, "moment": moment, "held_on": day}
        row |= {"opdracht": catalogue.code, "deelopdracht": part, "aandachtsgroep": group}
        row |= {"invited": invited, "source": "Vragenlijst van de demo", "undone": False}
        self.peilingen.append(row | entered)
        usual = self.flavour.instrument(instrument.code)
        answers = round(invited * self.rng.uniform(0.45, 0.85))
        counts = Counter(self._score(instrument, usual, moment) for _ in range(answers))
        for score, many in sorted(counts.items()):
            answered = _meting(catalogue, instrument, moment, score, day)
            answered |= {"deelopdracht": part, "answers": many, "peiling_id": number}
            self.metingen.append(answered | entered)

    def _score(self, instrument: Instrument, usual: ScoreFlavour, moment: str) -> float:
        low, high, step = instrument.laagste, instrument.hoogste, instrument.stap
        share = self.rng.gauss(getattr(usual, moment), usual.spreiding)
        drawn = low + step * round(share * (high - low) / step)
        return float(min(high, max(low, drawn)))


def _meting(
    catalogue: Catalogue, instrument: Instrument, moment: str, score: float, day: date
) -> Row:
    """A meting about nobody, to be filled in further."""
    return {
        "instrument": instrument.code,
        "moment": moment,
        "score": score,
        "measured_on": day,
        "opdracht": catalogue.code,
        "team": None,
        "answers": 1,
        "client_id": None,
        "case_id": None,
        "contact_id": None,
        "peiling_id": None,
        "at_closing": False,
        "undone": False,
    }


def _instruments(catalogue: Catalogue, codes: tuple[str, ...]) -> Iterator[Instrument]:
    return (item for item in catalogue.instrumenten if item.code in codes)
