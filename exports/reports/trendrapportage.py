"""The trendrapportage: some indicators per aandachtsgroep, and how they changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casereg.errors import Refused
from exports.draft import Hidden
from exports.numbers import Number
from exports.report import CsvTable, Report, Source
from exports.reports.hidden_numbers import Reasons, hidden_figures
from exports.reports.moment import Moment
from exports.reports.trend_figures import CountedTrend, count_trend
from exports.reports.trend_rows import COLUMNS
from exports.reports.trend_text import trend_lines
from exports.safety import Safety
from models.catalogue import Trendrapportage as Asked
from models.periods import Period, parse_period

KIND = "trendrapportage"


@dataclass(frozen=True)
class Trendrapportage:
    """The true figures of the onderdelen, beside what was released in the report before."""

    source: Source
    asked: Asked
    before: Period
    trend: CountedTrend

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What the figures of this period tell."""
        return self.trend.now.numbers()

    def report(self, hidden: frozenset[str], safety: Safety) -> Report:
        """The report, with these units hidden."""
        rows = tuple(self.trend.rows(hidden))
        values = tuple(row.values(self.before) for row in rows)
        return Report(
            source=self.source,
            kind=KIND,
            title="Trendrapportage",
            tables=(CsvTable(KIND, COLUMNS, values),),
            text_name=KIND,
            lines=tuple(trend_lines(self.source.catalogue, self.asked, rows, self.before)),
            details={"vorige_periode": self.before.text},
            safety=safety,
        )

    def hidden(self, reasons: Reasons) -> Iterator[Hidden]:
        """What is not shown."""
        return hidden_figures(f"{KIND}.csv", self.numbers, reasons)


def trendrapportage(moment: Moment) -> Trendrapportage:
    """Counts the figures; raises :class:`Refused` for a period without a report."""
    asked, session = moment.asked, moment.session
    wanted = asked.catalogue.trendrapportage
    if wanted is None:
        raise Refused(f"De opdracht {asked.catalogue.code} vraagt geen trendrapportage.")
    before = previous_report(wanted, asked.period)
    earlier = asked.at(before)
    trend = count_trend(session, asked, earlier, wanted, moment.released(earlier))
    return Trendrapportage(asked.source(session), wanted, before, trend)


def previous_report(report: Asked, period: Period) -> Period:
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
