"""All indicators of a period as they may be shown."""

from sqlmodel import Session

from exports.figure_protection import Protection
from exports.figure_rows import FigureRows
from exports.indicator_figures import IndicatorFigure
from exports.question import Question


def protected_figures(
    session: Session, asked: Question
) -> tuple[Protection, tuple[IndicatorFigure, ...]]:
    """The true figures, and what of them may be shown."""
    engine = asked.count(session)
    figures = engine.figures()
    known = {figure.indicator.code: figure for figure in figures}
    bases = {
        code: base
        for code, figure in known.items()
        if figure.indicator.soort == "groei" and (base := engine.base(code))
    }
    ended = asked.period.end < asked.today
    return Protection(asked.catalogue, known, bases, ended), figures


def protected_rows(session: Session, asked: Question) -> FigureRows:
    """Every figure with its parts, as rows."""
    protection, figures = protected_figures(session, asked)
    return tuple(row for figure in figures for row in protection.rows(figure))
