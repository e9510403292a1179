"""Metingen about trajecten and groups, and the kengetallen and mijlpalen of the demo."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casereg.demo.entries import Entry
from casereg.demo.flavour import Flavour, Instrument
from casereg.demo.rows import Row
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.stories import Traject
from models.catalogue import Catalogue
from models.contact import UNDONE

START, END = "start", "einde"


@dataclass(slots=True)
class Measurer:
    """Asks for scores; who answered at the start need not answer at the end."""

    rng: random.Random
    flavour: Flavour

    def of_traject(self, traject: Traject) -> Iterator[Row]:
        """The metingen of a case, by client."""
        for instrument in self._fitting(traject.subject.deelopdracht):
            moments = list(_moments(instrument, traject))
            for person, _ in traject.parties:
                for moment, day, usual in moments:
                    if self.rng.random() < instrument.respons:
                        yield {
                            **self._scored(instrument, moment, usual),
                            "measured_on": day,
                            "opdracht": traject.opdracht,
                            "deelopdracht": traject.subject.deelopdracht,
                            "answers": 1,
                            "client_id": person.number,
                            "case_id": traject.number,
                            "contact_id": None,
                            "entered_by": traject.subject.member.account_id,
                        }

    def of_group(self, entry: Entry) -> Iterator[Row]:
        """Now and then a group fills in a paper without names."""
        present = entry.row["participants"]
        if not present or entry.row["status"] == UNDONE or self.rng.random() > 0.12:
            return
        for instrument in self._fitting(entry.row["deelopdracht"])[:1]:
            yield {
                **self._scored(instrument, END, instrument.einde),
                "measured_on": entry.row["happened_on"],
                "opdracht": entry.row["opdracht"],
                "deelopdracht": entry.row["deelopdracht"],
                "answers": max(1, round(present * self.rng.uniform(0.3, 0.9))),
                "client_id": None,
                "case_id": None,
                "contact_id": entry.row["id"],
                "entered_by": entry.row["worker_id"],
            }

    def _fitting(self, deelopdracht: str) -> list[Instrument]:
        return [
            instrument
            for instrument in self.flavour.instrumenten
            if not instrument.deelopdrachten or deelopdracht in instrument.deelopdrachten
        ]

    def _scored(self, instrument: Instrument, moment: str, usual: float) -> Row:
        drawn = self.rng.gauss(usual, instrument.spreiding)
        score = float(round(min(instrument.hoog, max(instrument.laag, drawn))))
        return {"instrument": instrument.code, "moment": moment, "score": score}


def _moments(instrument: Instrument, traject: Traject) -> Iterator[tuple[str, date, float]]:
    """When a traject is measured, and the usual score then."""
    if instrument.start is not None:
        yield START, traject.opened_on, instrument.start
    if traject.closed_on:
        yield END, traject.closed_on, instrument.einde


def kengetallen(flavour: Flavour, entered_by: int) -> list[Row]:
    """Figures from outside."""
    return [
        {
            "code": item.code,
            "value": item.waarde,
            "period": item.periode,
            "source": item.bron,
            "noted_on": date(DEMO_DAY.year, 1, 16),
            "entered_by": entered_by,
        }
        for item in flavour.kengetallen
    ]


def mijlpalen(flavour: Flavour, catalogue: Catalogue, entered_by: int) -> list[Row]:
    """What was delivered, for the deelopdrachten that this catalogue has."""
    return [
        {
            "code": item.code,
            "deelopdracht": item.deelopdracht,
            "delivered_on": day,
            "evidence": item.bewijs,
            "entered_by": entered_by,
        }
        for item in flavour.mijlpalen
        if catalogue.deelopdracht(item.deelopdracht)
        for day in item.dagen
        if day <= DEMO_DAY
    ]
