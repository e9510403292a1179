"""The hours per deelopdracht, taak and project, beside those of the same period a year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exports.draft import Hidden
from exports.ledger.history import read_ledger
from exports.numbers import Number
from exports.report import CsvTable, Report, Source
from exports.reports.hidden_numbers import Reasons, hidden_figures
from exports.reports.hour_figures import CountedHours, count_hours
from exports.reports.hour_rows import COLUMNS
from exports.reports.hour_text import hour_lines
from exports.reports.moment import Moment
from exports.safety import Safety
from models.periods import Period

KIND = "uren"


@dataclass(frozen=True)
class Uren:
    """The true hours of a period, beside what was released of a year before."""

    source: Source
    before: Period
    hours: CountedHours

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The minutes of every place in this period."""
        return tuple(self.hours.now.numbers.values())

    def report(self, hidden: frozenset[str], safety: Safety) -> Report:
        """The overview, with these units hidden."""
        rows = tuple(self.hours.rows(hidden))
        values = tuple(row.values(self.before) for row in rows)
        return Report(
            source=self.source,
            kind=KIND,
            title="Uren",
            tables=(CsvTable(KIND, COLUMNS, values),),
            text_name=KIND,
            lines=tuple(hour_lines(self.source.catalogue, rows, self.before)),
            details={"vorige_periode": self.before.text},
            safety=safety,
        )

    def hidden(self, reasons: Reasons) -> Iterator[Hidden]:
        """What is not shown."""
        return hidden_figures(f"{KIND}.csv", self.numbers, reasons)


def uren(moment: Moment) -> Uren:
    """Counts the hours; those of a year before are what was released of them."""
    asked, session = moment.asked, moment.session
    before = asked.period.year_earlier()
    earlier = asked.at(before)
    frozen = {asked.catalogue.code: moment.ledger.numbers}
    if earlier and earlier.catalogue.code not in frozen:
        frozen[earlier.catalogue.code] = read_ledger(session, earlier.catalogue.code).numbers
    return Uren(asked.source(session), before, count_hours(moment, earlier, frozen))
