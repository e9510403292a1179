"""Everything about one figure as labelled texts, and its trend and parts as rows; no widgets."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from exports.text.definitions import definition, missing_means, norm_text
from exports.text.figure import counted_text, made_of, value_text
from models.counted_words import number_text
from screens.columns import Column, Row
from screens.results_rows import MARKS, own_text

if TYPE_CHECKING:
    from datetime import date

    from exports.indicator.figures import IndicatorFigure, Part, Results
    from exports.indicator.own_part import OwnPart
    from exports.indicator.trend import TrendPoint
    from models.catalogue_indicators import Indicator

Fact = tuple[str, str]
TREND = (
    Column("Periode", 8),
    Column("Waarde", 13, share=1, right=True),
    Column("Norm", 5, optional=True),
)
PARTS = (
    Column("Deel", 16, share=1),
    Column("Waarde", 16, right=True),
    Column("Geteld", 14, right=True, optional=True),
    Column("Mist", 4, right=True, optional=True),
)
NOT_ASKED = "niet gevraagd"


def facts(figure: "IndicatorFigure", results: "Results", today: "date") -> list[Fact]:
    """What is known of a figure, with a label; what does not belong to it is left out."""
    parts = made_of(figure)
    told = [
        ("Waarde", f"{value_text(figure)} ({parts})" if parts else value_text(figure)),
        ("Norm", _norm(figure, results, today)),
        ("Ontbreekt", _missing(figure)),
    ]
    return [(label, text) for label, text in told if text]


def asked_in(figure: "IndicatorFigure", results: "Results") -> list[Fact]:
    """What it counts, how it is measured, and which deelopdracht of which opdracht asks for it."""
    one, part = figure.indicator, figure.deelopdracht
    told = [
        ("Dit telt het", definition(results.catalogue, one)),
        ("Hoe gemeten", one.hoe),
        ("Gevraagd in", f"{results.catalogue.titel}, bij {part.code} {part.titel}"),
    ]
    return [(label, text) for label, text in told if text]


def own_facts(own: "OwnPart") -> list[Fact]:
    """The same for own work: how much counted, and the norm for all."""
    one = own.figure.indicator
    told = [
        ("Jouw deel", own_text(own)),
        ("Norm", f"{norm_text(one)}, voor iedereen samen" if one.norm is not None else ""),
    ]
    return [(label, text) for label, text in told if text]


def _norm(figure: "IndicatorFigure", results: "Results", today: "date") -> str:
    one, said = figure.indicator, figure.norm_gehaald
    norm = norm_text(one) or ("elke keer dat het verwacht wordt" if said is not None else "")
    if not norm:
        return ""
    if said is not None:
        return f"{norm} · gehaald: {MARKS[said]}"
    if figure.waarde is None:
        return f"{norm} · er is nog niets om mee te vergelijken"
    over = results.period.end < today
    return f"{norm} · nog open: {'periode te kort' if over else 'periode loopt nog'}"


def _missing(figure: "IndicatorFigure") -> str:
    if figure.ontbrekend is None:
        return ""
    means = missing_means(figure.indicator) if figure.ontbrekend else ""
    return f"{number_text(figure.ontbrekend)}: {means}" if means else number_text(figure.ontbrekend)


def since_asked(points: "Sequence[TrendPoint]") -> "tuple[TrendPoint, ...]":
    """The periods from the first that has an opdracht which asks for it."""
    return tuple(dropwhile(lambda point: point.figure is None, points))


def trend_rows(points: "Sequence[TrendPoint]") -> list[Row]:
    """A row for each period."""
    return [
        Row(
            point.period.text,
            (
                point.period.text,
                value_text(point.figure) if point.figure else NOT_ASKED,
                MARKS.get(point.figure.norm_gehaald, "") if point.figure else "",
            ),
        )
        for point in points
    ]


def trend_title(one: "Indicator") -> str:
    """What is drawn, and what the line in it is."""
    return "Verloop" + (f" · lijn: {norm_text(one)}" if one.norm is not None else "")


def short_names(points: "Sequence[TrendPoint]") -> list[str]:
    """The periods under a drawing: the year stands only where it begins."""
    names: list[str] = []
    year = ""
    for one in points:
        before, (year, _, part) = year, one.period.text.partition("-")
        new = f"{year[2:]}-{part}" if year != before else part
        names.append(new if part else year)
    return names


def part_rows(figure: "IndicatorFigure", parts: "Sequence[Part]") -> list[Row]:
    """A row for each value of a breakdown."""
    return [_part_row(figure, part) for part in parts]


def _part_row(figure: "IndicatorFigure", part: "Part") -> Row:
    """A part, told as the figure itself."""
    within = replace(
        figure,
        waarde=part.waarde,
        teller=part.teller,
        noemer=part.noemer,
        basis_waarde=None,
        verandering=None,
    )
    missing = "" if part.ontbrekend is None else number_text(part.ontbrekend)
    return Row(part.code, (part.titel, value_text(within), counted_text(within), missing))


def breakdowns(one: "Indicator") -> tuple[str, ...]:
    """What it may be split by; the split that belongs to it comes first."""
    return tuple(dict.fromkeys((*((one.per,) if one.per else ()), *one.uitsplitsing)))


def split_title(possible: Sequence[str], per: str) -> str:
    """Which breakdown is shown, and which others there are."""
    others = [one for one in possible if one != per]
    return f"Per {per}" + (f" · F4: per {', '.join(others)}" if others else "")
