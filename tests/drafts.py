"""Drafts made by hand, and releases that give them, for screens that look before they make."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from threading import Event

from exports.counted.places import Place, places
from exports.disclosure.system import Progress
from exports.draft import Draft, Hidden, Reason, cost_of
from exports.figure.indicators_csv import indicatoren
from exports.figure.rows import FigureRow, figure_row
from exports.indicator.figures import IndicatorFigure
from exports.report import Column, CsvTable, Exported, Report, Source, Value
from exports.safety import Safety
from exports.table.counts import STATUSES
from exports.text.draft import TELLINGEN, where
from models.catalogue import Catalogue, Deelopdracht, Indicator, Measure, Tabel
from models.periods import Period

WORTH = 12
SHOWN_FIGURE = "te-zien"
FEW, EMPTY, LINKED = "veghel", "boerdonk", "erp"
REASONS: dict[str, tuple[Reason, int]] = {
    FEW: ("weinig mensen", 3),
    EMPTY: ("leeg", 0),
    LINKED: ("beschermt andere", 9),
}
"""In which kernen everything is hidden, why, and what it is."""

COLUMNS = tuple(
    Column(name, name)
    for name in (
        *("tabel", "deelopdracht", "contactsoort", "kern", "leeftijdsgroep", "maat"),
        *("waarde", "status"),
    )
)


def draft_of(
    catalogue: Catalogue, period: Period, tables: tuple[str, ...] | None = None, earlier: int = 0
) -> Draft:
    """Everything is 12, but three kernen are hidden, each for another reason."""
    chosen = [one for one in catalogue.tabellen if tables is None or one.code in tables]
    hidden: list[Hidden] = []
    rows = [
        _row(table, place, maat, hidden)
        for table in chosen
        for maat in table.maten
        for place in places(catalogue, table)
    ]
    part, one = next(iter(catalogue.indicatoren()))
    figures = (_figure(part, one, None), _figure(part, one, WORTH))
    hidden += _hidden_figures(figures)
    files = (CsvTable(TELLINGEN, COLUMNS, tuple(rows)), indicatoren(figures))
    source = Source(catalogue, 1, "0" * 64, period)
    report = Report(
        source, "resultaatmeting", "Verantwoording", files, "v", (), safety=Safety(earlier=earlier)
    )
    shown = sum(row[-1] == STATUSES[0] for row in rows)
    codes = tuple(one.code for one in chosen)
    return Draft(report, codes, tuple(hidden), cost_of(hidden, shown), earlier)


def _figure(part: Deelopdracht, one: Indicator, value: int | None) -> FigureRow:
    """The indicator hidden, or as another one that is shown."""
    status = "gepubliceerd" if value else "onderdrukt"
    row = figure_row(IndicatorFigure(part, one, status, value))
    return replace(row, indicator=SHOWN_FIGURE) if value else row


def _hidden_figures(figures: tuple[FigureRow, FigureRow]) -> list[Hidden]:
    """The first whole, and of the second who is missing."""
    whole, part = (one.indicator for one in figures)
    return [
        Hidden("indicatoren.csv", "", whole, "clienten", 2, "beschermt andere"),
        Hidden("indicatoren.csv", "", f"{part} / ontbrekend", "clienten", 1, "weinig mensen"),
    ]


def _row(table: Tabel, place: Place, maat: Measure, hidden: list[Hidden]) -> tuple[Value, ...]:
    reason, value = REASONS.get(place.kern, (None, WORTH))
    if reason:
        at = where(place, table)
        hidden.append(Hidden("tellingen.csv", table.code, at, maat, Decimal(value), reason))
    shown = (None, "onderdrukt") if reason else (WORTH, "gepubliceerd")
    on_axes = (place.deelopdracht, place.contactsoort, place.kern, place.leeftijdsgroep)
    return (table.code, *on_axes, maat, *shown)


@dataclass
class FakeReleases:
    """Gives drafts, and remembers what was asked; ``gate`` holds the work up halfway."""

    catalogue: Catalogue
    gate: Event = field(default_factory=Event)
    asked: list[tuple[str, Period, str | None, tuple[str, ...] | None]] = field(
        default_factory=list
    )
    written: list[tuple[str, ...] | None] = field(default_factory=list)

    def prepare(
        self,
        kind: str,
        period: Period,
        opdracht: str | None,
        tables: tuple[str, ...] | None,
        progress: Progress,
    ) -> Draft:
        self.asked.append((kind, period, opdracht, tables))
        self._work(progress)
        return draft_of(self.catalogue, period, tables)

    def write(
        self,
        kind: str,
        period: Period,
        opdracht: str,
        out: Path,
        tables: tuple[str, ...] | None,
        progress: Progress,
    ) -> Exported:
        self._work(progress)
        folder = out / f"{kind}_{opdracht}_{period.text}_r1"
        folder.mkdir(parents=True)
        self.written.append(tables)
        return Exported(folder, "0" * 64, draft_of(self.catalogue, period, tables).report)

    def _work(self, progress: Progress) -> None:
        progress("Tabellen tellen", 0.25)
        for step in range(6000):
            if self.gate.wait(0.01):
                return
            progress("Zoeken wat verborgen moet", 0.3 + step / 60_000)
        raise AssertionError("nobody opened the gate")
