"""The trendrapportage: some indicators per aandachtsgroep, and how they changed."""

from collections.abc import Iterator

from sqlmodel import Session

from casereg.errors import Refused
from exports.figure_protection import Protection
from exports.figure_rows import FigureRow
from exports.question import Question
from exports.report import CsvTable, Report
from exports.trend_rows import COLUMNS, TrendRow
from exports.trend_text import trend_lines
from models.catalogue import Trendrapportage
from models.periods import Period, parse_period

KIND = "trendrapportage"


def trendrapportage(session: Session, asked: Question) -> Report:
    """Counted and protected, as a package; raises :class:`Refused` for another period."""
    report = asked.catalogue.trendrapportage
    if report is None:
        raise Refused(f"De opdracht {asked.catalogue.code} vraagt geen trendrapportage.")
    before = previous_report(report, asked.period)
    rows = tuple(_rows(session, asked, report, before))
    return Report(
        source=asked.source(session),
        kind=KIND,
        title="Trendrapportage",
        tables=(CsvTable(KIND, COLUMNS, tuple(row.values(before) for row in rows)),),
        text_name=KIND,
        lines=tuple(trend_lines(asked.catalogue, report, rows, before)),
        details={"vorige_periode": before.text},
    )


def previous_report(report: Trendrapportage, period: Period) -> Period:
    """The period of the report before; raises :class:`Refused` when none is due in ``period``."""
    year, _, part = period.text.partition("-")
    due = sorted(report.verwacht_in)
    if part not in due:
        possible = " of ".join(f"{year}-{one}" for one in due)
        raise Refused(
            f"Over {period.text} is er geen trendrapportage. Kies {possible}, of een ander jaar."
        )
    at = due.index(part)
    return parse_period(f"{int(year) - (at == 0):04d}-{due[at - 1]}")


def _rows(
    session: Session, asked: Question, report: Trendrapportage, before: Period
) -> Iterator[TrendRow]:
    now = _counted(session, asked, report)
    earlier = _counted(session, asked.at(before), report)
    for onderdeel in report.onderdelen:
        for code in report.indicatoren:
            if (onderdeel, code) in now:
                titel, row = now[onderdeel, code]
                _, old = earlier.get((onderdeel, code), ("", None))
                yield TrendRow(onderdeel, titel, asked.indicator(code), row, old)


def _counted(
    session: Session, asked: Question | None, report: Trendrapportage
) -> dict[tuple[str, str], tuple[str, FigureRow]]:
    """By onderdeel and indicator: the title of the onderdeel and the figure as it may be shown."""
    if asked is None:
        return {}
    engine, catalogue = asked.count(session), asked.catalogue
    protection = Protection(catalogue, {}, {}, asked.period.end < asked.today)
    return {
        (part.code, code): (part.titel, protection.part(*found, part))
        for code in report.indicatoren
        if (found := catalogue.indicator(code))
        for part in engine.parts(code, report.per)
    }
