"""The year by goal: what each deelopdracht that serves a goal reached, for the progress report."""

from dataclasses import astuple

from sqlmodel import Session

from casereg.errors import Refused
from exports.figure_rows import FigureRows
from exports.goal_text import goal_lines
from exports.indicators_csv import DEELOPDRACHT, FIGURE_COLUMNS
from exports.protected import protected_figures
from exports.question import Question
from exports.report import Column, CsvTable, Report
from models.catalogue import Deelopdracht, Doel, Indicator

KIND = "doelen"
_COLUMNS = (
    Column("doel", "Code van het doel van de gemeente"),
    Column("doel_titel", "Hoe dat doel heet"),
    DEELOPDRACHT,
    *FIGURE_COLUMNS,
)


def doelen(session: Session, asked: Question) -> Report:
    """Counted, protected and laid out by goal, as a package."""
    if not asked.catalogue.doelen:
        raise Refused(f"De opdracht {asked.catalogue.code} noemt geen doelen. Voeg ze toe.")
    by_goal = _by_goal(session, asked)
    rows = ((goal.code, goal.titel, *astuple(row)) for goal, found in by_goal for row in found)
    return Report(
        source=asked.source(session),
        kind=KIND,
        title="Het jaar per doel",
        tables=(CsvTable(KIND, _COLUMNS, tuple(rows)),),
        text_name=KIND,
        lines=tuple(goal_lines(asked.catalogue, by_goal)),
    )


def goals_of(part: Deelopdracht, indicator: Indicator) -> tuple[str, ...]:
    """The goals an indicator tells of: its own, else those of its deelopdracht."""
    return indicator.doelen or part.doelen


def _by_goal(session: Session, asked: Question) -> tuple[tuple[Doel, FigureRows], ...]:
    """Each goal with the figures under it, as they may be shown."""
    protection, figures = protected_figures(session, asked)
    shown = [
        (goals_of(figure.deelopdracht, figure.indicator), protection.rows(figure))
        for figure in figures
    ]
    return tuple(
        (goal, tuple(row for goals, rows in shown if goal.code in goals for row in rows))
        for goal in asked.catalogue.doelen
    )
