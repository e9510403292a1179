"""The resultaatmeting: what the tables of an opdracht count in a period, protected."""

from sqlmodel import Session, col, select

from casereg.errors import Refused
from exports.counts import Counts, TableCounts
from exports.tally import Tally
from exports.threshold import protect
from models.catalogue import Catalogue
from models.opdracht import Opdracht
from models.periods import Period


def prepare(session: Session, catalogue: Catalogue, catalogue_sha: str, period: Period) -> Counts:
    """Count and protect; nothing is written.

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
    version = _version(session, catalogue.code, catalogue_sha)
    return Counts(catalogue, version, catalogue_sha, period, tables)


def _refuse_too_early(catalogue: Catalogue, period: Period) -> None:
    if not catalogue.tabellen:
        raise Refused(f"De opdracht {catalogue.code} noemt geen tabellen. Voeg ze toe en lees in.")
    # After geldig_tot there may be contacts: an opdracht goes on until the next is loaded.
    if period.end < catalogue.geldig_van:
        raise Refused(
            f"Periode {period.text} ligt voor de opdracht {catalogue.code} "
            f"(die begint op {catalogue.geldig_van:%d-%m-%Y}). Kies een andere periode of opdracht."
        )


def _version(session: Session, code: str, sha256: str) -> int | None:
    """Which loading of the catalogue has this text."""
    query = select(Opdracht.version).where(Opdracht.code == code, Opdracht.sha256 == sha256)
    return session.exec(query.order_by(col(Opdracht.version).desc())).first()
