"""The figures of a trendrapportage: as they are, as numbers, and as they may be shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlmodel import Session

from exports.figure.boxes import Piece
from exports.figure.numbers import numbers_of
from exports.figure.protection import Protection
from exports.figure.released import NOTHING, Released
from exports.figure.rows import FigureRow
from exports.figure.same import tied_to_the_same
from exports.figure.subject import Subject
from exports.indicator.figures import Part
from exports.indicator.question import Question
from exports.numbers import Number
from exports.reports.trend_rows import TrendRow
from models.catalogue import Trendrapportage

_Key = tuple[str, str]
"""Onderdeel and indicator."""


@dataclass(frozen=True)
class Onderdelen:
    """The true figures of one period, by onderdeel and indicator, before they are protected."""

    asked: Question
    report: Trendrapportage
    parts: Mapping[_Key, Part]
    released: Released = NOTHING

    def numbers(self) -> tuple[Number, ...]:
        """What they tell; nothing that was released before."""
        rows = self._released()
        return tied_to_the_same(
            (subject, numbers_of(subject, self.parts[key]))
            for key in self.parts
            if (subject := self._subject(key)).code not in rows
        )

    def unreleased(self) -> frozenset[str]:
        """The units of what was never released."""
        return frozenset(one.unit for one in self.numbers())

    def row(self, key: _Key, hidden: frozenset[str]) -> FigureRow:
        """One of them as it may be shown with these units hidden."""
        asked, subject = self.asked, self._subject(key)
        protection = Protection(
            asked.catalogue,
            asked.period,
            hidden,
            asked.period.end < asked.today,
            released=self._released(),
        )
        return protection.part(subject.part, subject.one, self.parts[key], self.report.per)

    def _subject(self, key: _Key) -> Subject:
        onderdeel, code = key
        found = self.asked.catalogue.indicator(code)
        assert found is not None  # noqa: S101 - only indicators that are there were counted
        piece = Piece(self.report.per, onderdeel)
        return Subject(self.asked.catalogue, self.asked.period, *found, piece)

    def _released(self) -> Mapping[str, FigureRow]:
        return self.released.of(self.asked.catalogue.code, self.asked.period)


@dataclass(frozen=True)
class CountedTrend:
    """The figures of a report and of the one before; None where no opdracht held then."""

    now: Onderdelen
    before: Onderdelen | None

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What the rows tell of the opdracht and period that were asked."""
        return self.now.numbers()

    def rows(self, hidden: frozenset[str]) -> Iterator[TrendRow]:
        """The rows with these units hidden; of the report before only what was released."""
        now, before = self.now, self.before
        unknown = before.unreleased() if before else frozenset[str]()
        for onderdeel in now.report.onderdelen:
            for code in now.report.indicatoren:
                key = onderdeel, code
                if key in now.parts:
                    old = before.row(key, unknown) if before and key in before.parts else None
                    one = now.asked.indicator(code)
                    yield TrendRow(onderdeel, now.parts[key].titel, one, now.row(key, hidden), old)


def count_trend(
    session: Session,
    asked: Question,
    before: Question | None,
    report: Trendrapportage,
    released: Released = NOTHING,
) -> CountedTrend:
    """The true figures of a trendrapportage and those of the one before."""
    now = Onderdelen(asked, report, _parts(session, asked, report), released)
    then = replace(now, asked=before, parts=_parts(session, before, report)) if before else None
    return CountedTrend(now, then)


def _parts(session: Session, asked: Question, report: Trendrapportage) -> dict[_Key, Part]:
    engine = asked.count(session)
    return {
        (part.code, code): part
        for code in report.indicatoren
        if asked.catalogue.indicator(code)
        for part in engine.parts(code, report.per)
        if part.code in report.onderdelen
    }
