"""The file of an older system, line by line as texts: CSV, or a sheet of XLSX."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import BadZipFile

from casereg.commands.sheet_cells import as_texts
from casereg.errors import Refused
from casereg.system_faults import in_dutch

if TYPE_CHECKING:
    from models.import_map import SourceFile

SEPARATORS = ";,\t|"
Line = tuple[int, Sequence[str]]


@dataclass(slots=True)
class Source:
    """An opened file: its headings, its lines by number, and how far it was read (0 to 1)."""

    headings: Sequence[str]
    lines: Iterator[Line]
    part: float = 0.0

    def filled(self) -> Iterator[Line]:
        """The lines in which anything stands."""
        return (line for line in self.lines if any(line[1]))


@contextmanager
def opened_source(path: Path, how: "SourceFile") -> Iterator[Source]:
    """The file, read while it is asked for; raises :class:`Refused` when it cannot be read."""
    try:
        with path.open("rb") as raw:
            yield _sheet(raw, how) if path.suffix.lower() == ".xlsx" else _csv(raw, how)
    except OSError as fault:
        raise Refused(f"{path} kan niet worden gelezen ({in_dutch(fault)}).") from None
    except UnicodeError:
        raise Refused(
            f"{path} is niet geschreven in {how.codering}. Kies bij [bestand] een andere codering, "
            "zoals windows-1252."
        ) from None
    except (csv.Error, BadZipFile, KeyError, ValueError):
        raise Refused(f"{path} is beschadigd, of geen CSV of XLSX.") from None


def _csv(raw: IO[bytes], how: "SourceFile") -> Source:
    encoding = "utf-8-sig" if how.codering == "utf-8" else how.codering
    text = io.TextIOWrapper(raw, encoding, newline="")
    first = text.readline()
    separator: str = how.scheiding or max(SEPARATORS, key=first.count)
    rows = csv.reader(chain([first], text), delimiter=separator)
    headings = [cell.strip() for cell in next(rows, [])]
    size = max(Path(raw.name).stat().st_size, 1)

    def lines() -> Iterator[Line]:
        before = rows.line_num
        for cells in rows:
            source.part = raw.tell() / size
            yield before + 1, cells
            before = rows.line_num

    source = Source(headings, lines())
    return source


def _sheet(raw: IO[bytes], how: "SourceFile") -> Source:
    from openpyxl import load_workbook

    book = load_workbook(raw, read_only=True, data_only=True)
    if how.blad and how.blad not in book.sheetnames:
        raise Refused(f"Er is geen blad {how.blad!r}. Wel: {', '.join(book.sheetnames)}.")
    sheet: Any = book[how.blad] if how.blad else book.worksheets[0]
    expected = sheet.max_row or 1
    sheet.reset_dimensions()  # some programs write them wrong
    rows = sheet.iter_rows(values_only=True)
    headings = as_texts(next(rows, ()))

    def lines() -> Iterator[Line]:
        for number, cells in enumerate(rows, start=2):
            source.part = number / expected
            # Rows end at their last filled cell.
            yield number, as_texts((*cells, *[None] * (len(headings) - len(cells))))

    source = Source(headings, lines())
    return source
