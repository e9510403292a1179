"""The hours per deelopdracht, taak and project, beside those of the same period a year before."""

from collections.abc import Iterator, Mapping

from sqlmodel import Session

from exports.hour_rows import ALL, COLUMNS, HourRow, Place, ShownHours, places_of
from exports.hour_text import hour_lines
from exports.indicator_figures import FigureStatus
from exports.indicator_hours import PER_PROJECT, Hours, HoursPer
from exports.places import Place as Cell
from exports.question import Question
from exports.report import CsvTable, Report
from exports.threshold import threshold_at

KIND = "uren"
_LEVELS: tuple[HoursPer, ...] = (PER_PROJECT, ("deelopdracht",), ())
_NOT_COUNTED = ShownHours(None, "geen_gegevens")


def uren(session: Session, asked: Question) -> Report:
    """Counted and protected, as a package."""
    before = asked.period.year_earlier()
    rows = tuple(_rows(session, asked, asked.at(before)))
    return Report(
        source=asked.source(session),
        kind=KIND,
        title="Uren",
        tables=(CsvTable(KIND, COLUMNS, tuple(row.values(before) for row in rows)),),
        text_name=KIND,
        lines=tuple(hour_lines(asked.catalogue, rows, before)),
        details={"vorige_periode": before.text},
    )


def _rows(session: Session, asked: Question, then: Question | None) -> Iterator[HourRow]:
    """Every place of the catalogue, then any other that has hours, and the grand total last."""
    now, earlier = _counted(session, asked), _counted(session, then) if then else {}
    known = dict.fromkeys(places_of(asked.catalogue))
    strange = sorted({*now, *earlier} - {*known, ALL}, key=lambda place: [p or "" for p in place])
    for place in (*known, *strange, ALL):
        before = _shown(then, place, earlier) if then else _NOT_COUNTED
        yield HourRow(place, _shown(asked, place, now), before)


def _counted(session: Session, asked: Question) -> dict[Place, Hours]:
    """The true hours of each place that has contacts, totals among them."""
    engine = asked.count(session)
    found = (row for level in _LEVELS for row in engine.hours(level))
    return {(row.deelopdracht, row.taak, row.project): row for row in found}


def _shown(asked: Question, place: Place, counted: Mapping[Place, Hours]) -> ShownHours:
    """The hours of a place, when enough people are behind them.

    Contacts of which nobody noted the minutes are no empty place: that is hidden too.
    """
    row, rule = counted.get(place), asked.catalogue.bescherming
    if row is None and rule.zeros == "hide":
        return ShownHours(None, "onderdrukt")
    if row and row.contributors < threshold_at(asked.catalogue, Cell(place[0])):
        return ShownHours(None, "onderdrukt")
    status: FigureStatus = "gepubliceerd" if asked.period.end < asked.today else "voorlopig"
    return ShownHours(row.uren if row else 0, status)
