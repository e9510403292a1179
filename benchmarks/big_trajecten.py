"""Invented trajecten, metingen and what comes from outside, in proportion to the contacts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks.big_rows import DAYS, FIRST_DAY, WORKERS, YEARS, BigRows, Person
from models.catalogue import MANTELZORGER, Instrument, Trajectsoort

Row = dict[str, Any]
CONTACTS_PER_CASE, CONTACTS_PER_VACANCY = 40, 400
SOURCE = "verzonnen"


@dataclass
class Trajecten:
    """Draws the rows by table."""

    big: BigRows
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def all(self) -> dict[str, list[Row]]:
        """Every row, by table, in the order their keys ask for."""
        self._kenmerken()
        for number in range(1, self.big.contacts // CONTACTS_PER_CASE + 1):
            self._case(number, self.big.rng.choice(self.big.catalogue.trajectsoorten))
        for year in YEARS:
            self._peilingen(year)
            self._outside(year)
        self._volunteers()
        return self.rows

    def _kenmerken(self) -> None:
        codes = [MANTELZORGER, *(one.code for one in self.big.catalogue.aandachtsgroepen)]
        for person in self.big.people:
            for code in self.big.rng.sample(codes, self.big.rng.choice((0, 1, 1, 2))):
                since = self._day() if self.big.rng.random() < 0.5 else None
                row = {"client_id": person.number, "code": code, "since": since}
                self.rows["client_kenmerk"].append(row)

    def _case(self, number: int, soort: Trajectsoort) -> None:
        rng, opened = self.big.rng, self._day()
        closed = opened + timedelta(rng.randint(20, 200)) if rng.random() < 0.85 else None
        parties = [(self._person(opened), side.code) for side in soort.partijen] or [
            (self._person(opened), "client")
        ]
        first, sent = parties[0][0], opened + timedelta(10) if rng.random() < 0.3 else None
        row = {
            **self._where(opened, rng.choice(soort.deelopdrachten), first.team),
            "id": number,
            "trajectsoort": soort.code,
            "worker_id": 100 + number % WORKERS,
            "kern": first.kern,
            "leeftijdsgroep": self.big.catalogue.age_group(first.birth_year, opened.year),
            "opened_on": opened,
            "closed_on": closed,
            "ended_as": rng.choice(self.big.catalogue.aflopen).code if closed else None,
            "referral_sent_on": sent if soort.verwijzing else None,
            "referral_accepted_on": sent if soort.verwijzing and rng.random() < 0.8 else None,
            "undone": rng.random() < 0.01,
        }
        self.rows["client_case"].append(row)
        for person, side in {person.number: (person, side) for person, side in parties}.values():
            party = {"case_id": number, "client_id": person.number, "party": side}
            self.rows["case_party"].append(party)
        if closed:
            self._answered(row, soort, closed)
        self._measured(row, soort, first)

    def _answered(self, case: Row, soort: Trajectsoort, closed: date) -> None:
        for code in soort.resultaten:
            if self.big.rng.random() < 0.8:
                answer = {"answered_on": closed, "reached": self.big.rng.random() < 0.6}
                self.rows["case_result"].append({"case_id": case["id"], "code": code, **answer})

    def _measured(self, case: Row, soort: Trajectsoort, first: Person) -> None:
        rng, moments = self.big.rng, {"start": case["opened_on"], "einde": case["closed_on"]}
        for one in self._instruments(case["deelopdracht"]):
            for moment, day in moments.items():
                asked = one.code in soort.instrumenten and moment in one.momenten
                if day and asked and rng.random() < 0.7:
                    about = {"case_id": case["id"], "client_id": first.number}
                    self._meting(one, moment, day, case, about)

    def _peilingen(self, year: int) -> None:
        for quarter in range(4):
            day = date(year, 3 * quarter + 2, 15)
            for part in self.big.catalogue.deelopdrachten:
                for one in self._instruments(part.code):
                    if one.anoniem:
                        self._peiling(one, day, self._where(day, part.code, None))

    def _peiling(self, one: Instrument, day: date, where: Row) -> None:
        number = len(self.rows["peiling"]) + 1
        row = {**where, "id": number, "instrument": one.code, "moment": one.momenten[-1]}
        more = {"held_on": day, "invited": 200, "source": SOURCE, "entered_by": 1, "undone": False}
        self.rows["peiling"].append(row | more)
        for _ in range(5):
            about = {"peiling_id": number, "answers": self.big.rng.randint(5, 25)}
            self._meting(one, one.momenten[-1], day, where, about)

    def _meting(self, one: Instrument, moment: str, day: date, where: Row, about: Row) -> None:
        steps = int((one.hoogste - one.laagste) / one.stap)
        row = {
            **{key: where[key] for key in ("opdracht", "deelopdracht", "team")},
            **dict.fromkeys(("client_id", "case_id", "peiling_id")),
            **{"instrument": one.code, "moment": moment, "measured_on": day, "answers": 1},
            "score": one.laagste + one.stap * self.big.rng.randint(0, steps),
            "entered_by": 1,
            "undone": False,
        }
        self.rows["meting"].append(row | about)

    def _outside(self, year: int) -> None:
        for one in self.big.catalogue.kengetallen:
            period = one.periode if one.periode.isdigit() else str(year)
            parts = {"aandachtsgroep": self.big.catalogue.aandachtsgroepen}.get(one.per or "", ())
            for part in [item.code for item in parts] or [""]:
                row = {"code": one.code, "part": part, "value": 5000.0, "period": period}
                noted = {"source": SOURCE, "noted_on": date(year, 1, 2)}
                self.rows["kengetal"].append(row | noted | {"entered_by": 1, "undone": False})
        for part, indicator in self.big.catalogue.indicatoren():
            if indicator.soort == "mijlpaal":
                row = {"code": indicator.code, "deelopdracht": part.code, "evidence": SOURCE}
                when = {"delivered_on": date(year, 3, 1), "entered_by": 1, "undone": False}
                self.rows["mijlpaal"].append(row | when)

    def _volunteers(self) -> None:
        work, rng = self.big.catalogue.vrijwilligerswerk, self.big.rng
        for _ in range(self.big.contacts // CONTACTS_PER_VACANCY if work else 0):
            assert work is not None
            day, kern = self._day(), rng.choice(self.big.catalogue.kernen)
            row = {
                **self._where(day, work.deelopdracht, kern.gebiedsteam),
                **{"soort": rng.choice(("vacature", "match", "klus")), "happened_on": day},
                **{"number": rng.randint(1, 4), "route": rng.choice(work.routes).code},
                **{"kern": kern.code, "title": SOURCE, "entered_by": 1, "undone": False},
            }
            self.rows["volunteer_work"].append(row)

    def _where(self, day: date, deelopdracht: str, team: str | None) -> Row:
        return {"opdracht": f"meierijstad-{day.year}", "deelopdracht": deelopdracht, "team": team}

    def _instruments(self, deelopdracht: str) -> Iterator[Instrument]:
        for one in self.big.catalogue.instrumenten:
            if deelopdracht in (one.deelopdrachten or (deelopdracht,)):
                yield one

    def _person(self, day: date) -> Person:
        place = (day - FIRST_DAY).days / DAYS * len(self.big.people)
        near = int(place + self.big.rng.gauss(0, 0.05) * len(self.big.people))
        return self.big.people[min(max(near, 0), len(self.big.people) - 1)]

    def _day(self) -> date:
        return FIRST_DAY + timedelta(self.big.rng.randrange(DAYS))


def trajecten(big: BigRows) -> dict[str, list[Row]]:
    """Rows by table, in the order their keys ask for."""
    return Trajecten(big).all()
