"""Figures as rows under the heading of their deelopdracht, and what asks for attention."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from exports.indicator.figures import IndicatorFigure
from exports.indicator.own_part import OwnPart
from exports.text.definitions import norm_text
from exports.text.figure import (
    MET,
    bare_text,
    base_text,
    counted_text,
    norm_sign,
    number,
    value_text,
)
from exports.text.units import unit_word
from models.catalogue import Deelopdracht
from models.counted_words import number_text
from screens.columns import Column, Row
from screens.results_attention import Called

WIDE = 100
HEADING = "deel "  # before the code of a deelopdracht, in the key of its row
CALLING = "! "  # before the code of an indicator that stands on top as well
URGENT = "Vraagt aandacht"
EMPTY_VALUE = "geen"
MARKS: dict[bool | None, str] = {True: f"✓ {MET[True]}", False: f"✗ {MET[False]}"}
COLUMNS = (
    Column("Indicator", 30, share=1),
    Column("Waarde", 9, right=True),
    Column("", 2, below=WIDE),
    Column("Eenheid", 19, from_width=WIDE),
    Column("Geteld", 14, from_width=WIDE + 15),
    Column("Norm", 6),
    Column("Gehaald", 8),
    Column("Mist", 4, right=True),
)
OWN_COLUMNS = (
    Column("Indicator", 30, share=3),
    Column("Jouw deel", 14, right=True),
    Column("Wat", 14, share=1),
)
SHORT_UNITS = {"%": "%", "procentpunt": "pt"}


def rows(figures: Sequence[IndicatorFigure]) -> list[Row]:
    """A heading for each deelopdracht, and a row for each of its indicators."""
    return list(_under_headings([(one.deelopdracht, figure_row(one)) for one in figures]))


def calling_rows(calls: Sequence[Called]) -> list[Row]:
    """What asks for attention, to stand above all; nothing when nothing does.

    A figure that is simply not there yet is told in numbers, or it would bury the rest.
    """
    urgent = [figure for call, figure in calls if call != "geen gegevens"]
    heading = [Row("", (URGENT,), "bold $warning", True)] if urgent else []
    return heading + [_calling_row(one) for one in urgent]


def _calling_row(figure: IndicatorFigure) -> Row:
    row = figure_row(figure)
    title = f"! {figure.deelopdracht.code} {figure.indicator.titel}"
    return replace(row, key=CALLING + row.key, cells=(title, *row.cells[1:]))


def own_rows(parts: Sequence[OwnPart]) -> list[Row]:
    """The same, with the own part of each."""
    return list(_under_headings([(one.figure.deelopdracht, own_row(one)) for one in parts]))


def _under_headings(pairs: Iterable[tuple[Deelopdracht, Row]]) -> Iterator[Row]:
    for part, together in groupby(pairs, key=lambda pair: pair[0]):
        yield Row(HEADING + part.code, (f"{part.code} {part.titel}",), "bold $primary", True)
        yield from (row for _, row in together)


def figure_row(figure: IndicatorFigure) -> Row:
    """A figure as a row."""
    one = figure.indicator
    missing = "" if figure.ontbrekend is None else number_text(figure.ontbrekend)
    cells = (
        f"  {one.titel}",
        _bare(figure),
        "" if figure.waarde is None else SHORT_UNITS.get(one.eenheid, ""),
        one.eenheid,
        counted_text(figure),
        norm_sign(one),
        met(figure),
        missing,
    )
    return Row(one.code, cells)


def own_row(own: OwnPart) -> Row:
    """An own part as a row."""
    one = own.figure.indicator
    return Row(one.code, (f"  {one.titel}", _share(own), _unit(own) or _percent(own)))


def own_text(own: OwnPart) -> str:
    """An own part in words."""
    return " ".join(filter(None, (_share(own), _unit(own), _percent(own))))


def _unit(own: OwnPart) -> str:
    return unit_word(own.part, own.unit)


def _share(own: OwnPart) -> str:
    part = number(own.part)
    return part if own.whole is None else f"{part} van {number(own.whole)}"


def _percent(own: OwnPart) -> str:
    """The own value, where the part itself is something else."""
    return f"({value_text(own.figure)})" if own.whole is not None else ""


def _bare(figure: IndicatorFigure) -> str:
    """The value without its unit, which stands beside it."""
    return EMPTY_VALUE if figure.waarde is None else bare_text(figure)


def met(figure: IndicatorFigure) -> str:
    """Whether the norm is met, as a sign and a word; nothing without a norm."""
    if figure.indicator.norm is None and figure.norm_gehaald is None:
        return ""
    return MARKS.get(figure.norm_gehaald, "nog open") if figure.waarde is not None else ""


def fits(figure: IndicatorFigure, typed: str) -> bool:
    """Whether every word that was typed is in its code, its title or its deelopdracht."""
    one, part = figure.indicator, figure.deelopdracht
    told = f"{one.code} {one.titel} {part.code} {part.titel}".casefold()
    return all(word in told for word in typed.casefold().split())


def caption(figure: IndicatorFigure, why: str = "") -> str:
    """The chosen figure whole: what the columns have no room for, and why it is on top."""
    one = figure.indicator
    told = [
        value_text(figure),
        base_text(figure),
        f"norm: {norm_text(one)}" if one.norm is not None else "",
        f"ontbreekt: {number_text(figure.ontbrekend)}" if figure.ontbrekend else "",
    ]
    return f"{one.code} · {one.titel}\n{' · '.join(filter(None, (why, *told)))}"
