"""Figures of indicators as rows, with the names that files and JSON use. No database."""

from dataclasses import dataclass

from exports.indicator.figures import Amount, FigureStatus, IndicatorFigure, Part
from exports.indicator.norms import amount
from models.catalogue import Deelopdracht, Indicator


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure; the fields are the columns of ``indicatoren.csv`` after the period.

    A part of a figure has ``code:part`` for its indicator, and neither norm nor change.
    """

    deelopdracht: str
    indicator: str
    omschrijving: str
    soort: str
    waarde: Amount | None
    eenheid: str
    teller: Amount | None
    noemer: Amount | None
    ontbrekend: int | None
    norm: Amount | None
    richting: str | None
    norm_gehaald: bool | None
    basis_periode: str | None
    basis_waarde: Amount | None
    verandering: Amount | None
    status: FigureStatus


FigureRows = tuple[FigureRow, ...]


def figure_row(figure: IndicatorFigure) -> FigureRow:
    """A figure as it is."""
    one = figure.indicator
    return FigureRow(
        deelopdracht=figure.deelopdracht.code,
        indicator=one.code,
        omschrijving=one.titel,
        soort=one.soort,
        waarde=figure.waarde,
        eenheid=one.eenheid,
        teller=figure.teller,
        noemer=figure.noemer,
        ontbrekend=figure.ontbrekend,
        norm=None if one.norm is None else amount(one.norm),
        richting=one.richting,
        norm_gehaald=figure.norm_gehaald,
        basis_periode=figure.basis_periode,
        basis_waarde=figure.basis_waarde,
        verandering=figure.verandering,
        status=figure.status,
    )


def part_row(deelopdracht: Deelopdracht, one: Indicator, part: Part) -> FigureRow:
    """A part of a figure as it is."""
    return FigureRow(
        deelopdracht=deelopdracht.code,
        indicator=f"{one.code}:{part.code}",
        omschrijving=f"{one.titel}: {part.titel}",
        soort=one.soort,
        waarde=part.waarde,
        eenheid=one.eenheid,
        teller=part.teller,
        noemer=part.noemer,
        ontbrekend=part.ontbrekend,
        norm=None,
        richting=None,
        norm_gehaald=None,
        basis_periode=None,
        basis_waarde=None,
        verandering=None,
        status="geen_gegevens" if part.waarde is None else "voorlopig",
    )
