"""All indicators of a period: as they are, as numbers, and as they may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlmodel import Session

from exports.figure.carried import apart_from_late
from exports.figure.growth import bases_of
from exports.figure.numbers import figure_numbers
from exports.figure.protection import Protection
from exports.figure.released import NOTHING, Released
from exports.figure.rows import FigureRows
from exports.indicator.figures import Amount, IndicatorFigure
from exports.indicator.question import Question
from exports.numbers import Number
from models.catalogue import Catalogue


@dataclass(frozen=True)
class Counted:
    """The true figures of a question, before they are protected.

    ``before`` are what growth is counted from a year before, by the code of what grows;
    ``then`` is the opdracht of that time. ``released`` is what came out earlier. ``carried``
    are the numbers of the ledger, when late contacts are taken in beside them.
    """

    asked: Question
    figures: tuple[IndicatorFigure, ...]
    before: Mapping[str, IndicatorFigure]
    then: Catalogue | None
    released: Released = NOTHING
    carried: Mapping[str, Number] = field(default_factory=dict)

    @cached_property
    def bases(self) -> Mapping[str, Amount | None]:
        """What growth is counted from; nobody knows it where no opdracht held."""
        if self.then is None:
            return dict.fromkeys(self.before)
        return bases_of(self.before, self.then, self.asked.period.year_earlier(), self.released)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What the rows tell of the opdracht and period that were asked."""
        numbers = figure_numbers(self.asked.catalogue, self.asked.period, self.figures)
        return apart_from_late(numbers, self.carried)

    def protection(self, hidden: frozenset[str]) -> Protection:
        """What may be shown with these units hidden."""
        asked = self.asked
        return Protection(
            asked.catalogue,
            asked.period,
            hidden,
            asked.period.end < asked.today,
            {figure.indicator.code: figure.waarde for figure in self.figures},
            self.bases,
            self.released.of(asked.catalogue.code, asked.period),
        )

    def rows(self, hidden: frozenset[str]) -> FigureRows:
        """Every figure with its parts, as rows that may be shown."""
        protection = self.protection(hidden)
        return tuple(row for figure in self.figures for row in protection.rows(figure))


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
