"""The resultaatmeting: what an opdracht counts in a period, in tables and indicators, protected."""

from typing import Any

from sqlmodel import Session

from casereg.errors import Refused
from exports.counts import STATUSES, Counts, TableCounts
from exports.figure_rows import FigureRows
from exports.indicators_csv import indicatoren
from exports.protected import protected_rows
from exports.question import Question, loaded_version
from exports.report import Report
from exports.tally import Tally
from exports.tellingen_csv import tellingen
from exports.threshold import protect
from exports.verantwoording import verantwoording
from models.catalogue import Catalogue
from models.periods import Period

KIND = "resultaatmeting"


def prepare(session: Session, catalogue: Catalogue, catalogue_sha: str, period: Period) -> Counts:
    """Count the tables and protect them; nothing is written.

    ``session`` must see one moment throughout, or totals may differ from their parts.
    Only contacts of this opdracht count, also when the period reaches into another.
    Raises :class:`Refused` when there is nothing to count or it cannot be counted whole.
    """
    _refuse_too_early(catalogue, period)
    tally = Tally(session, catalogue, period)
    tables = tuple(
        TableCounts(table, tuple(protect(catalogue, figure) for figure in tally.figures(table)))
        for table in catalogue.tabellen
    )
    version = loaded_version(session, catalogue.code, catalogue_sha)
    return Counts(catalogue, version, catalogue_sha, period, tables)


def resultaatmeting(session: Session, asked: Question) -> Report:
    """Tables and indicators together, as a package."""
    source = asked.source(session)
    counts = prepare(session, asked.catalogue, source.catalogue_sha, asked.period)
    return counted_report(counts, protected_rows(session, asked))


def counted_report(counts: Counts, figures: FigureRows) -> Report:
    """What was counted, as a package."""
    return Report(
        source=counts,
        kind=KIND,
        title="Verantwoording resultaatmeting",
        tables=(tellingen(counts), indicatoren(figures)),
        text_name="verantwoording",
        lines=verantwoording(counts, figures),
        details={"tabellen": [_table(table) for table in counts.tables]},
    )


def _table(table: TableCounts) -> dict[str, Any]:
    return {
        "code": table.tabel.code,
        "titel": table.tabel.titel,
        "dimensies": list(table.tabel.dimensies),
        "maten": list(table.tabel.maten),
        "cellen": {status: table.number(status) for status in STATUSES},
    }


def _refuse_too_early(catalogue: Catalogue, period: Period) -> None:
    if not catalogue.tabellen:
        raise Refused(f"De opdracht {catalogue.code} noemt geen tabellen. Voeg ze toe en lees in.")
    # After geldig_tot there may be contacts: an opdracht goes on until the next is loaded.
    if period.end < catalogue.geldig_van:
        raise Refused(
            f"Periode {period.text} ligt voor de opdracht {catalogue.code} "
            f"(die begint op {catalogue.geldig_van:%d-%m-%Y}). Kies een andere periode of opdracht."
        )
