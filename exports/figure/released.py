"""Rows of figures as they were released, which is how they stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from exports.figure.names import code_of_part
from exports.figure.rows import FigureRow
from exports.indicator.figures import Amount
from models.catalogue import Catalogue
from models.periods import Period

Rows = Mapping[str, FigureRow]
"""Rows by their code in the ledger (:mod:`exports.figure.names`)."""
_NUMBERS = ("waarde", "teller", "noemer", "ontbrekend", "norm", "basis_waarde", "verandering")
_YES_OR_NO = {"ja": True, "nee": False}
_NO_ROWS: Rows = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Released:
    """What was released before: rows by opdracht and by the first and last day they count."""

    rows: Mapping[tuple[str, date, date], Rows] = field(default_factory=dict)

    def of(self, opdracht: str, period: Period) -> Rows:
        """The rows of a period; none when it was not released."""
        return self.rows.get((opdracht, period.start, period.end), _NO_ROWS)


NOTHING = Released()


def read_rows(records: Iterable[Mapping[str, str]], catalogue: Catalogue) -> dict[str, FigureRow]:
    """The rows of ``indicatoren.csv``, ``doelen.csv`` or ``trendrapportage.csv``, read back.

    They read as they were written, to the last digit.
    """
    return dict(_row(record, catalogue) for record in records)


def _row(record: Mapping[str, str], catalogue: Catalogue) -> tuple[str, FigureRow]:
    values: dict[str, Any] = {one.name: record.get(one.name) or None for one in fields(FigureRow)}
    values |= {name: _number(record.get(name, "")) for name in _NUMBERS}
    values["norm_gehaald"] = _YES_OR_NO.get(record.get("norm_gehaald", ""))
    values["eenheid"] = record.get("eenheid", "")
    code, report, onderdeel = (
        record["indicator"],
        catalogue.trendrapportage,
        record.get("onderdeel"),
    )
    if report and onderdeel:
        found = catalogue.indicator(code)
        values["indicator"] = f"{code}:{onderdeel}"
        code = code_of_part(code, onderdeel, report.per, found[1].per if found else None)
    return code, FigureRow(**values)


def _number(text: str) -> Amount | None:
    """Whole when it was written so."""
    if not text:
        return None
    return Decimal(text.replace(",", ".")) if "," in text else int(text)
