"""Kengetallen, mijlpalen and volunteer work of the demo."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from casereg.demo.flavour import Flavour
from casereg.demo.rows import Row
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.stories import Member
from models.catalogue import Catalogue, Indicator, KengetalSoort
from models.periods import Period, parse_period

DUE = {
    "maand": [f"-{month:02d}" for month in range(1, 13)],
    "kwartaal": ["-Q1", "-Q2", "-Q3", "-Q4"],
    "halfjaar": ["-H1", "-H2"],
}
"""The parts of a year in which something of this period is due; anything else: once."""
GROWTH = 1.03
USUAL_FIGURE = 250.0
USUAL_SHARE = 60.0
PART_OF_WHOLE = 0.2
DELIVERED = 0.93
SOURCE = "Verzonnen voor de demo"


def kengetallen(catalogue: Catalogue, year: int, flavour: Flavour, noted_by: int) -> Iterator[Row]:
    """Figures from outside that the opdracht asks for, about ``year``."""
    for item in catalogue.kengetallen:
        fixed = item.periode.isdigit()
        periods = [item.periode] if fixed else [f"{year}{p}" for p in DUE.get(item.periode, [""])]
        for period in periods:
            for place, part in enumerate(catalogue.kengetal_parts(item) or ("",)):
                yield {
                    "code": item.code,
                    "part": part,
                    "value": _figure(item, flavour, year, place),
                    "period": period,
                    "source": SOURCE,
                    "noted_on": date(year, 2, 1),
                    "entered_by": noted_by,
                    "undone": False,
                }


def _figure(item: KengetalSoort, flavour: Flavour, year: int, place: int) -> float:
    value = flavour.kengetallen.get(item.code, USUAL_FIGURE)
    if item.eenheid == "%":
        return flavour.kengetallen.get(item.code, USUAL_SHARE)
    if item.periode.isdigit():
        return value
    share = PART_OF_WHOLE / (1 + place) + PART_OF_WHOLE / 4 if item.per else 1
    return float(round(value * share * GROWTH ** (year - DEMO_DAY.year)))


def mijlpalen(
    catalogue: Catalogue, year: int, rng: random.Random, members: Sequence[Member]
) -> Iterator[Row]:
    """What was delivered in ``year``: most of what was due."""
    for part, indicator in catalogue.indicatoren():
        if indicator.soort != "mijlpaal":
            continue
        for period in _due(indicator, year):
            for _ in range(max(1, int(indicator.norm or 1))):
                day = period.start + timedelta(rng.randrange((period.end - period.start).days))
                if day <= DEMO_DAY and rng.random() < DELIVERED:
                    yield {
                        "code": indicator.code,
                        "deelopdracht": part.code,
                        "delivered_on": day,
                        "evidence": "In het dossier van de demo",
                        "entered_by": rng.choice(members).account_id,
                        "undone": False,
                    }


def _due(indicator: Indicator, year: int) -> list[Period]:
    parts = [f"-{part}" for part in indicator.verwacht_in] or DUE.get(indicator.periode, [""])
    return [parse_period(f"{year}{part}") for part in parts]


@dataclass(slots=True)
class Steunpunt:
    """Takes in vacancies, makes matches and has klussen done, month after month."""

    rng: random.Random
    flavour: Flavour
    member: Member
    kernen: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)

    def month(self, catalogue: Catalogue, first: date, last_number: int) -> None:
        """What one team did in the month of ``first``; rows are numbered on."""
        if catalogue.vrijwilligerswerk is None:
            return
        for _ in range(self.rng.randint(1, 4)):
            self._vacancy(catalogue, first, last_number + len(self.rows) + 1)
        self._add(
            catalogue,
            last_number + len(self.rows) + 1,
            soort="klus",
            happened_on=self._day(first),
            title=self.rng.choice(self.flavour.klussen),
            number=self.rng.randint(3, 14),
        )

    def _vacancy(self, catalogue: Catalogue, first: date, number: int) -> None:
        """A vacancy, and mostly the match that filled it."""
        assert catalogue.vrijwilligerswerk  # noqa: S101 - looked at by month()
        route = self.rng.choice(catalogue.vrijwilligerswerk.routes).code
        match = first + timedelta(days=self.rng.randint(28, 60))
        filled = match <= DEMO_DAY and catalogue.covers(match) and self.rng.random() < 0.7
        what = {"title": self.rng.choice(self.flavour.vrijwilligers)}
        closed = {"closed_on": match} if filled else {}
        self._add(
            catalogue, number, soort="vacature", happened_on=self._day(first), **what, **closed
        )
        if filled:
            found = {"route": route, "vacancy_id": number}
            self._add(catalogue, number + 1, soort="match", happened_on=match, **what, **found)

    def _day(self, first: date) -> date:
        return first + timedelta(days=self.rng.randrange(28))

    def _add(self, catalogue: Catalogue, row_id: int, **given: object) -> None:
        """A row with what is ``given``; anything else as is usual."""
        assert catalogue.vrijwilligerswerk  # noqa: S101 - looked at by month()
        usual = {
            "id": row_id,
            "closed_on": None,
            "number": 1,
            "route": None,
            "vacancy_id": None,
            "kern": self.rng.choice(self.kernen),
            "team": self.member.team,
            "opdracht": catalogue.code,
            "deelopdracht": catalogue.vrijwilligerswerk.deelopdracht,
            "entered_by": self.member.account_id,
            "undone": False,
        }
        self.rows.append(usual | given)
