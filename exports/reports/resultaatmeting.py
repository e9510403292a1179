"""The resultaatmeting: what an opdracht counts in a period, in tables and indicators, protected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from casereg.errors import Refused
from exports.counted.figure import Figure
from exports.counted.tally import Tally
from exports.draft import Hidden
from exports.figure.indicators_csv import indicatoren
from exports.figure.meaning import meaning
from exports.figure.protected import Counted, count_figures
from exports.figure.rows import FigureRows
from exports.figure.values import with_values
from exports.numbers import Number
from exports.report import Report, Source
from exports.reports.effective_figures import as_counted
from exports.reports.hidden_numbers import Reasons, hidden_figures
from exports.reports.moment import Moment
from exports.safety import Safety
from exports.table.classification import classification
from exports.table.counts import STATUSES, Counts, TableCounts
from exports.table.crossing_numbers import crossing_numbers
from exports.table.group_numbers import group_numbers
from exports.table.numbers import TableNumbers, Tables, is_short, published_rows
from exports.table.tellingen_csv import tellingen
from exports.text.draft import where
from exports.text.verantwoording import verantwoording
from models.catalogue import Tabel

KIND = "resultaatmeting"


@dataclass(frozen=True)
class Resultaatmeting:
    """The true tables and indicators of a period.

    ``rounded`` are other values for numbers, by name: then no cell of a table is hidden.
    """

    source: Source
    cells: TableNumbers
    tables: Tables
    figures: Counted
    crossings: Mapping[str, Number]
    rounded: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def cell_numbers(self) -> dict[str, Number]:
        """The cells of all tables, by name."""
        numbers = self.cells.numbers(self.tables)
        if not self.rounded:
            return numbers
        return {
            name: replace(one, value=self.rounded[name], state="open")
            for name, one in numbers.items()
        }

    def rounding(self, values: Mapping[str, int]) -> "Resultaatmeting":
        """The same with these ``values``; figures that the tables do not tell stay as they are."""
        source = self.source
        told = with_values(self.figures.figures, source.catalogue, source.period, values)
        return replace(self, figures=replace(self.figures, figures=told), rounded=values)

    @cached_property
    def figure_numbers(self) -> tuple[Number, ...]:
        """What the indicators tell: nothing of people over less than a quarter."""
        return () if is_short(self.source.period) else self.figures.numbers

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Everything the package tells, and what it must not tell of others and crossings."""
        cells, catalogue = self.cell_numbers, self.source.catalogue
        others = group_numbers(catalogue, self.cells, self.tables, cells)
        untold = (*others.values(), *self.crossings.values())
        return (*cells.values(), *untold, *self.figure_numbers)

    def report(self, hidden: frozenset[str], safety: Safety) -> Report:
        """The package, with these units hidden."""
        tables = self.cells.counts(self.tables, self.cell_numbers, hidden)
        source = self.source
        counts = Counts(
            source.catalogue, source.version, source.catalogue_sha, source.period, tables, safety
        )
        kept_back = {one.unit for one in self.figures.numbers} - {
            one.unit for one in self.figure_numbers
        }
        return counted_report(counts, self.figures.rows(hidden | kept_back), self.figure_numbers)

    def hidden(self, reasons: Reasons) -> Iterator[Hidden]:
        """What is not shown, cell by cell and row by row."""
        named = {one.code: one for one in self.source.catalogue.tabellen}
        for code, figures in self.tables.items():
            for one in figures:
                number = self.cell_numbers.get(self.cells.name(one.maat, one.place))
                if number and number.unit in reasons:
                    yield _hidden_cell(named[code], one, number, reasons)
        yield from hidden_figures("indicatoren.csv", self.figure_numbers, reasons)


def resultaatmeting(moment: Moment) -> Resultaatmeting:
    """Counts tables and indicators; raises :class:`Refused` when they cannot be counted whole."""
    asked, session = moment.asked, moment.session
    if not asked.catalogue.tabellen:
        code = asked.catalogue.code
        raise Refused(f"De opdracht {code} noemt geen tabellen. Voeg ze toe en lees in.")
    tally = Tally(session, asked.catalogue, asked.period, counted=moment.counted())
    tables = {one.code: published_rows(tally.figures(one)) for one in moment.tables}
    earlier = asked.at(asked.period.year_earlier())
    found = count_figures(session, asked, moment.released(earlier))
    cells = TableNumbers(asked.catalogue, asked.period, moment.ledger.numbers)
    crossings = crossing_numbers(tally, cells, moment.tables)
    figures = as_counted(moment, found)
    return Resultaatmeting(asked.source(session), cells, tables, figures, crossings)


def counted_report(counts: Counts, figures: FigureRows, numbers: Iterable[Number] = ()) -> Report:
    """What was counted, as a package; ``numbers`` are those of the figures."""
    return Report(
        source=counts,
        kind=KIND,
        title="Verantwoording resultaatmeting",
        tables=(tellingen(counts), indicatoren(figures)),
        text_name="verantwoording",
        lines=verantwoording(counts, figures),
        details={
            "tabellen": [_table(table) for table in counts.tables],
            **classification(counts.catalogue),
            "telt": meaning(numbers, counts.period),
        },
        safety=counts.safety,
    )


def _table(table: TableCounts) -> dict[str, Any]:
    return {
        "code": table.tabel.code,
        "titel": table.tabel.titel,
        "dimensies": list(table.tabel.dimensies),
        "maten": list(table.tabel.maten),
        "cellen": {status: table.number(status) for status in STATUSES},
    }


def _hidden_cell(table: Tabel, figure: Figure, number: Number, reasons: Reasons) -> Hidden:
    at, reason = where(figure.place, table), reasons[number.unit]
    return Hidden("tellingen.csv", table.code, at, figure.maat, figure.waarde, reason)
