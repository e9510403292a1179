"""All indicators of a period: as they are, as numbers, and as they may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session

from exports.figure_growth import Base, bases_of
from exports.figure_numbers import figure_numbers, hidden_units
from exports.figure_protection import Protection
from exports.figure_released import NOTHING, Released
from exports.figure_rows import FigureRows
from exports.indicator_figures import IndicatorFigure
from exports.numbers import Number
from exports.question import Question
from models.catalogue import Catalogue

Told = Mapping[str, tuple[Number, ...]]
"""Numbers by the opdracht they belong to."""


@dataclass(frozen=True)
class Counted:
    """The true figures of a question, before they are protected.

    ``before`` are what growth is counted from a year before, by the code of what grows;
    ``then`` is the opdracht of that time. ``released`` is what came out earlier.
    """

    asked: Question
    figures: tuple[IndicatorFigure, ...]
    before: Mapping[str, IndicatorFigure]
    then: Catalogue | None
    released: Released = NOTHING

    @cached_property
    def bases(self) -> Mapping[str, Base]:
        """What growth is counted from; nobody knows it where no opdracht held."""
        if self.then is None:
            return dict.fromkeys(self.before, Base(None))
        asked = self.asked
        days = asked.period.year_earlier()
        return bases_of(self.before, asked.catalogue, self.then, days, self.released)

    @cached_property
    def told(self) -> Told:
        """What the rows tell: of the opdracht that was asked, and of that of the bases."""
        told = {self.asked.catalogue.code: self._own()}
        earlier = tuple({n.name: n for one in self.bases.values() for n in one.numbers}.values())
        if self.then and earlier:
            told[self.then.code] = told.get(self.then.code, ()) + earlier
        return told

    def protection(self, hidden: frozenset[str] | None = None) -> Protection:
        """What may be shown with these units hidden; None: only what few people hide."""
        asked = self.asked
        units = few_people(self.told) if hidden is None else hidden
        return Protection(
            asked.catalogue,
            asked.period,
            units,
            asked.period.end < asked.today,
            {code: base.shown(units) for code, base in self.bases.items()},
            self.released.of(asked.catalogue.code, asked.period),
        )

    def rows(self, hidden: frozenset[str] | None = None) -> FigureRows:
        """Every figure with its parts, as rows that may be shown."""
        protection = self.protection(hidden)
        return tuple(row for figure in self.figures for row in protection.rows(figure))

    def _own(self) -> tuple[Number, ...]:
        return figure_numbers(self.asked.catalogue, self.asked.period, self.figures)


def few_people(told: Told) -> frozenset[str]:
    """The units that few people hide by themselves: the primary rule alone."""
    return hidden_units(number for numbers in told.values() for number in numbers)


def count_figures(session: Session, asked: Question, released: Released = NOTHING) -> Counted:
    """The true figures, and those that growth is counted from."""
    engine = asked.count(session)
    figures = engine.figures()
    before = {
        figure.indicator.code: base
        for figure in figures
        if figure.indicator.soort == "groei" and (base := engine.base(figure.indicator.code))
    }
    earlier = asked.at(asked.period.year_earlier()) if before else None
    then = earlier.catalogue if earlier else None
    return Counted(asked, figures, before, then, released)


def protected_rows(session: Session, asked: Question) -> FigureRows:
    """Every figure with its parts, hidden only where few people are behind it."""
    return count_figures(session, asked).rows()
