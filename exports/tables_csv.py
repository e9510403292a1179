"""``tellingen.csv``: every cell of every table as a row, for people with a spreadsheet."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import astuple
from decimal import Decimal
from io import StringIO

from exports.counts import Counts
from exports.places import AXES

COLUMNS = ("release", "opdracht", "periode", "tabel", *AXES, "maat", "waarde", "status")
DELIMITER = ";"
LINE_END = "\r\n"
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def tellingen_csv(counts: Counts, number: int) -> bytes:
    """The counts of release ``number``: ``;``, UTF-8 with BOM, CRLF, decimal comma."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(counts, number))
    return BOM_UTF8 + text.getvalue().encode()


def neutral(text: str) -> str:
    """The text with a leading ``'`` where a spreadsheet would run it as a formula."""
    begins = text.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS)
    return f"'{text}" if begins else text


def decimal_comma(value: int | Decimal | None) -> str:
    """A number as people write it; nothing for a hidden one."""
    return "" if value is None else str(value).replace(".", ",")


def _rows(counts: Counts, number: int) -> Iterator[tuple[str, ...]]:
    for table in counts.tables:
        for cell in table.cells:
            texts = (counts.catalogue.code, counts.period.text, table.tabel.code)
            yield (
                str(number),
                *(neutral(text) for text in (*texts, *astuple(cell.place), cell.maat)),
                decimal_comma(cell.waarde),
                cell.status,
            )
