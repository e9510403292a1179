"""The year by goal: what each deelopdracht that serves a goal reached, for the progress report."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from functools import cached_property

from casereg.errors import Refused
from exports.draft import Hidden
from exports.figure.indicators_csv import DEELOPDRACHT, FIGURE_COLUMNS
from exports.figure.protected import Counted, count_figures
from exports.figure.rows import FigureRows
from exports.numbers import Number
from exports.report import Column, CsvTable, Report, Source
from exports.reports.effective_figures import as_counted
from exports.reports.goal_text import goal_lines
from exports.reports.hidden_numbers import Reasons, hidden_figures
from exports.reports.moment import Moment
from exports.safety import Safety
from models.catalogue import Deelopdracht, Doel, Indicator

KIND = "doelen"
_COLUMNS = (
    Column("doel", "Code van het doel van de gemeente"),
    Column("doel_titel", "Hoe dat doel heet"),
    DEELOPDRACHT,
    *FIGURE_COLUMNS,
)


@dataclass(frozen=True)
class Doelen:
    """The true figures of a period, of which those under a goal are told."""

    source: Source
    figures: Counted

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What the figures tell."""
        return self.figures.numbers

    def report(self, hidden: frozenset[str], safety: Safety) -> Report:
        """Laid out by goal, with these units hidden."""
        catalogue, by_goal = self.source.catalogue, self._by_goal(hidden)
        rows = ((goal.code, goal.titel, *astuple(row)) for goal, found in by_goal for row in found)
        return Report(
            source=self.source,
            kind=KIND,
            title="Het jaar per doel",
            tables=(CsvTable(KIND, _COLUMNS, tuple(rows)),),
            text_name=KIND,
            lines=tuple(goal_lines(catalogue, by_goal)),
            safety=safety,
        )

    def hidden(self, reasons: Reasons) -> Iterator[Hidden]:
        """What is not shown."""
        return hidden_figures(f"{KIND}.csv", self.numbers, reasons)

    def _by_goal(self, hidden: frozenset[str]) -> tuple[tuple[Doel, FigureRows], ...]:
        """Each goal with the figures under it, as they may be shown."""
        protection = self.figures.protection(hidden)
        shown = [
            (goals_of(figure.deelopdracht, figure.indicator), protection.rows(figure))
            for figure in self.figures.figures
        ]
        return tuple(
            (goal, tuple(row for goals, rows in shown if goal.code in goals for row in rows))
            for goal in self.source.catalogue.doelen
        )


def doelen(moment: Moment) -> Doelen:
    """Counts the figures; raises :class:`Refused` when the opdracht names no goals."""
    asked, session = moment.asked, moment.session
    if not asked.catalogue.doelen:
        raise Refused(f"De opdracht {asked.catalogue.code} noemt geen doelen. Voeg ze toe.")
    found = count_figures(session, asked, moment.released(asked.at(asked.period.year_earlier())))
    found = as_counted(moment, found)
    under = tuple(one for one in found.figures if goals_of(one.deelopdracht, one.indicator))
    return Doelen(asked.source(session), replace(found, figures=under))


def goals_of(part: Deelopdracht, indicator: Indicator) -> tuple[str, ...]:
    """The goals an indicator tells of: its own, else those of its deelopdracht."""
    return indicator.doelen or part.doelen
