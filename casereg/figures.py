"""Deeds about figures: results, trends, breakdowns and what is behind a number.

A part of the one door (:mod:`casereg.register`). Figures are true and stay inside the
house; what goes to the gemeente is made by :mod:`casereg.releases`.
"""

from dataclasses import dataclass

from casereg.asking import of_contacts, of_own_work, of_team
from casereg.errors import Refused
from casereg.reading_part import ReadingPart
from casereg.services import contact_list
from exports.counted.figure import Figure
from exports.counted.tally import Tally
from exports.indicator.figures import Part, Results
from exports.indicator.question import Question
from exports.indicator.trend import TrendPoint, back_from
from models.cards import ContactCard
from models.catalogue_indicators import Breakdown, Indicator
from models.periods import Period


@dataclass(frozen=True, slots=True)
class InHouse:
    """Everything of a period at one moment; ``tellingen`` are true cells by table code."""

    results: Results
    tellingen: tuple[tuple[str, Figure], ...]


class Figures(ReadingPart):
    """Figures for whoever is signed in: of all, of the own team, or of the own work.

    ``opdracht`` may be left out when one holds in the period. ``team`` left out is the
    own one, or all for who sees all.
    """

    def results(
        self, period: Period, opdracht: str | None = None, team: str | None = None
    ) -> Results:
        """All indicators."""
        asked = self._asked(period, opdracht, team)
        with self._reading() as session:
            return asked.results(session)

    def in_house(
        self, period: Period, opdracht: str | None = None, team: str | None = None
    ) -> InHouse:
        """All indicators and all cells of all tables, unprotected, at one moment."""
        asked = self._asked(period, opdracht, team)
        with self._reading() as session:
            tally = Tally(session, asked.catalogue, period, asked.scope.team)
            tables = asked.catalogue.tabellen
            cells = ((table.code, cell) for table in tables for cell in tally.figures(table))
            return InHouse(asked.results(session), tuple(cells))

    def own(self, period: Period, opdracht: str | None = None) -> Results:
        """What the own contacts counted for."""
        with self._work() as work:
            asked = of_own_work(work, period, opdracht)
        with self._reading() as session:
            return asked.results(session)

    def trend(
        self,
        code: str,
        period: Period,
        back: int = 8,
        opdracht: str | None = None,
        team: str | None = None,
    ) -> tuple[TrendPoint, ...]:
        """An indicator over ``back`` periods of the same kind, oldest first."""
        asked = self._asked(period, opdracht, team)
        asked.indicator(code)
        with self._reading() as session:
            return tuple(
                TrendPoint(one, asked.figure_at(session, one, code))
                for one in back_from(period, back)
            )

    def breakdown(
        self,
        code: str,
        period: Period,
        per: str,
        opdracht: str | None = None,
        team: str | None = None,
    ) -> tuple[Part, ...]:
        """An indicator for each value of ``per``; raises :class:`Refused` when it has none."""
        asked = self._asked(period, opdracht, team)
        allowed = _allowed(asked.indicator(code), per)
        with self._reading() as session:
            return asked.count(session).parts(code, allowed)

    def behind(
        self,
        code: str,
        period: Period,
        opdracht: str | None = None,
        limit: int = 200,
        own: bool = False,
    ) -> tuple[ContactCard, ...]:
        """The last contacts behind a number, as far as the actor may see contacts.

        ``own`` leaves out what others did.
        """
        asks = of_own_work if own else of_contacts
        with self._work() as work:
            asked = asks(work, period, opdracht)
        asked.indicator(code)
        with self._reading() as session:
            numbers = asked.count(session).contacts_behind(code, limit)
        with self._work() as work:
            return contact_list.numbered(work, numbers)

    def _asked(self, period: Period, opdracht: str | None, team: str | None) -> Question:
        with self._work() as work:
            return of_team(work, period, opdracht, team)


def _allowed(indicator: Indicator, per: str) -> Breakdown:
    """The breakdown, when the indicator may be split so."""
    own: tuple[Breakdown, ...] = (indicator.per,) if indicator.per else ()
    possible: tuple[Breakdown, ...] = (*indicator.uitsplitsing, *own)
    if per in possible:
        return possible[possible.index(per)]
    named = ", ".join(dict.fromkeys(possible)) or "niets"
    raise Refused(f"{indicator.code} kan niet per {per}. Wel per: {named}.")
