"""What every package is made of, whatever its kind: tables, a text to read, and its source.

No database behind it, and no release number yet: the same report can become a file or
only be looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from exports.safety import Safety
from models.catalogue import Catalogue
from models.periods import Period

Value = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file, and what may stand in it. ``lowest`` is for numbers."""

    name: str
    meaning: str
    type: Literal["string", "integer", "number", "boolean"] = "string"
    required: bool = True
    values: tuple[str, ...] = ()
    lowest: int | None = None


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file. Release, opdracht and period stand before the ``columns`` of every row.

    The last column is the status of the row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def number(self, status: str) -> int:
        """How many rows have this status."""
        return sum(row[-1] == status for row in self.rows)


@dataclass(frozen=True, slots=True)
class Source:
    """What was counted. ``version`` is which loading of the catalogue was used (None: not kept
    in a register), ``catalogue_sha`` the SHA-256 of its text.
    """

    catalogue: Catalogue
    version: int | None
    catalogue_sha: str
    period: Period


@dataclass(frozen=True, slots=True)
class Report:
    """A package before it has a number. ``lines`` are the text, in Markdown, without heading.

    ``details`` go into the description, for what Frictionless has no words for. Without
    ``safety`` it is a concept: not protected against recalculation, not to be passed on.
    """

    source: Source
    kind: str
    title: str
    tables: tuple[CsvTable, ...]
    text_name: str
    lines: tuple[str, ...]
    details: Mapping[str, Any] = field(default_factory=dict)
    safety: Safety | None = None

    def number(self, status: str) -> int:
        """How many rows have this status, over all tables."""
        return sum(table.number(status) for table in self.tables)


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written; ``sha256`` is that of its ``datapackage.json``."""

    folder: Path
    sha256: str
    report: Report
