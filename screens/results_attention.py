"""What in the results asks for attention, and why; worst first. No widgets."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from exports.indicator.due import due_parts
from exports.indicator.figures import IndicatorFigure
from models.counted_words import number_text
from models.periods import Period

Call = Literal["norm niet gehaald", "niet geleverd", "veel ontbreekt", "geen gegevens"]
CALLS: tuple[Call, ...] = get_args(Call)  # worst first
# More is not known than is: the whole may look quite different.
MUCH, AT_LEAST = 0.5, 5


def call_of(figure: IndicatorFigure, period: Period, today: date) -> Call | None:
    """Why a figure asks for attention; None when it does not."""
    if figure.indicator.soort == "mijlpaal":
        return "niet geleverd" if overdue(figure, period, today) else None
    if figure.norm_gehaald is False:
        return "norm niet gehaald"
    if figure.waarde is None:
        return "geen gegevens"
    return "veel ontbreekt" if _much_is_missing(figure) else None


def overdue(figure: IndicatorFigure, period: Period, today: date) -> int:
    """How often a mijlpaal should have been there and is not.

    While the period lasts, only what was due in parts of it that are over.
    """
    if period.end < today:
        return figure.ontbrekend or 0
    one = figure.indicator
    often = 1 if one.norm is None else int(one.norm)
    over = sum(part.end < today for part in due_parts(one, period))
    return max(0, often * over - int(figure.waarde or 0))


def _much_is_missing(figure: IndicatorFigure) -> bool:
    missing = figure.ontbrekend or 0
    known = figure.noemer if figure.noemer is not None else figure.waarde or 0
    return missing >= AT_LEAST and missing >= MUCH * float(known + missing)


Called = tuple[Call, IndicatorFigure]


def called(figures: Sequence[IndicatorFigure], period: Period, today: date) -> tuple[Called, ...]:
    """The figures that ask for attention, each with why; worst first, then as they came."""
    found = [(call_of(one, period, today), one) for one in figures]
    return tuple((call, one) for wanted in CALLS for call, one in found if call == wanted)


def attention(calls: Sequence[Called], only: bool) -> str:
    """How many figures ask for attention, for each reason."""
    if not calls:
        return "Vraagt aandacht: niets."
    whys = [call for call, _ in calls]
    counts = [f"{why}: {number_text(whys.count(why))}" for why in CALLS if why in whys]
    does = "F8 toont weer alles" if only else "F8 toont alleen deze"
    return f"! {' · '.join(counts).capitalize()} · {does}"
