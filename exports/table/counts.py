"""Protected counts, as screens, commands and the package read them. No database behind it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from exports.counted.places import Place
from exports.report import Source
from exports.safety import Safety
from models.catalogue import Measure, Tabel

Status = Literal["gepubliceerd", "onderdrukt", "nvt"]
STATUSES: tuple[Status, ...] = ("gepubliceerd", "onderdrukt", "nvt")

CONCEPT = "concept, niet voor publicatie"
CONCEPT_REASON = (
    "De cijfers zijn nog niet beschermd tegen terugrekenen. Wie tabellen en totalen naast "
    "elkaar legt, kan een verborgen getal soms toch uitrekenen."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One published cell. ``waarde`` is None when it is hidden, 0 when it cannot occur."""

    place: Place
    maat: Measure
    waarde: int | Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class TableCounts:
    """All cells of one table of the catalogue, measure after measure."""

    tabel: Tabel
    cells: tuple[Cell, ...]

    def number(self, status: Status) -> int:
        """How many cells have this status."""
        return sum(cell.status == status for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Counts(Source):
    """The counts of one opdracht in one period, with everything a reader must know of them."""

    tables: tuple[TableCounts, ...]
    safety: Safety | None = None

    def number(self, status: Status) -> int:
        """How many cells have this status, over all tables."""
        return sum(table.number(status) for table in self.tables)
