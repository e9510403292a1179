"""What a package is counted from: one moment of the register, and all that was released before."""

from collections.abc import Iterable
from csv import DictReader
from dataclasses import dataclass
from io import StringIO

from sqlalchemy import CTE
from sqlmodel import Session, col, select

from casereg.errors import Refused
from exports.figure.released import Released, read_rows
from exports.figure.rows import FigureRow
from exports.indicator.question import Question
from exports.late.contacts import Late, late_changes
from exports.late.effective_rows import effective
from exports.ledger.archive import taken_out
from exports.ledger.entry import unpacked
from exports.ledger.history import Ledger, read_ledger
from exports.table.numbers import published_tables
from exports.tables_csv import DELIMITER
from models.catalogue import Catalogue, Tabel
from models.periods import Period
from models.release import Release

_WITH_FIGURES = ("indicatoren.csv", "doelen.csv", "trendrapportage.csv")


@dataclass(frozen=True, slots=True)
class Moment:
    """``session`` sees one moment throughout; ``tables`` are those to publish.

    ``late`` are the contacts that came after a release of their day, as far as the new
    package takes them in.
    """

    session: Session
    asked: Question
    ledger: Ledger
    late: Late
    tables: tuple[Tabel, ...]

    def counted(self) -> CTE:
        """The contacts of the period, as every figure of the package must count them."""
        return effective(self.asked.catalogue, self.asked.period, self.ledger, self.late)

    def released(self, *others: Question | None) -> Released:
        """The figures of this period, and of those of ``others``, as they came out before."""
        questions = [one for one in (self.asked, *others) if one]
        return Released(
            {
                (one.catalogue.code, one.period.start, one.period.end): _rows(self.session, one)
                for one in questions
            }
        )


def moment_of(session: Session, asked: Question, chosen: Iterable[str] | None = None) -> Moment:
    """The moment ``session`` sees; ``chosen`` are codes of tables, None is all.

    A period shorter than a quarter has coarse tables only. Raises :class:`Refused` for a
    table the opdracht does not have, or when there is nothing to count yet.
    """
    catalogue, period = asked.catalogue, asked.period
    _refuse_too_early(catalogue, period)
    ledger = read_ledger(session, catalogue.code)
    tables = _chosen(catalogue, period, chosen)
    # Not only the chosen ones: the period may come out again with the others.
    every = published_tables(catalogue, period)
    late = late_changes(session, catalogue, period, ledger, every)
    return Moment(session, asked, ledger, late, tables)


def _chosen(
    catalogue: Catalogue, period: Period, chosen: Iterable[str] | None
) -> tuple[Tabel, ...]:
    known = {one.code for one in catalogue.tabellen}
    wanted = known if chosen is None else set(chosen)
    if strange := sorted(wanted - known):
        raise Refused(
            f"De opdracht {catalogue.code} heeft geen tabel {strange[0]!r}. "
            f"Wel: {', '.join(sorted(known))}."
        )
    return tuple(one for one in published_tables(catalogue, period) if one.code in wanted)


def _rows(session: Session, asked: Question) -> dict[str, FigureRow]:
    """The rows of the releases of this period; what came out first stays."""
    kept = select(Release.entry, Release.files).where(
        Release.opdracht == asked.catalogue.code,
        Release.period == asked.period.text,
        col(Release.entry).is_not(None),
    )
    found: dict[str, FigureRow] = {}
    for entry, archive in session.exec(kept.order_by(col(Release.number))):
        # One of the same name, made while the period ran, ended on another day.
        if not entry or not archive or unpacked(entry).end != asked.period.end:
            continue
        files = taken_out(archive)[1]
        for name in _WITH_FIGURES:
            if name in files:
                text = StringIO(files[name].decode("utf-8-sig"))
                records = DictReader(text, delimiter=DELIMITER)
                found = read_rows(records, asked.catalogue) | found
    return found


def _refuse_too_early(catalogue: Catalogue, period: Period) -> None:
    # After geldig_tot there may be contacts: an opdracht goes on until the next is loaded.
    if period.end < catalogue.geldig_van:
        raise Refused(
            f"Periode {period.text} ligt voor de opdracht {catalogue.code} "
            f"(die begint op {catalogue.geldig_van:%d-%m-%Y}). Kies een andere periode of opdracht."
        )
