"""Tables as CSV for people with a spreadsheet: ``;``, UTF-8 with BOM, CRLF, decimal comma."""

import csv
from codecs import BOM_UTF8
from decimal import Decimal
from io import StringIO

from exports.report import Column, CsvTable, Source, Value

FIRST = (
    Column("release", "Nummer van deze release", "integer"),
    Column("opdracht", "Code van de opdracht"),
    Column("periode", "Periode waarover is geteld"),
)
DELIMITER = ";"
LINE_END = "\r\n"
YES, NO = "ja", "nee"
# The last four are how East Asian keyboards write the first four; some spreadsheets read
# both alike.
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_bytes(table: CsvTable, source: Source, number: int) -> bytes:
    """The table of release ``number`` as the content of a file."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow(column.name for column in (*FIRST, *table.columns))
    first = (number, source.catalogue.code, source.period.text)
    writer.writerows(map(_written, (*first, *row)) for row in table.rows)
    return BOM_UTF8 + text.getvalue().encode()


def neutral(text: str) -> str:
    """The text with a leading ``'`` where a spreadsheet would run it as a formula."""
    begins = text.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS)
    return f"'{text}" if begins else text


def decimal_comma(value: int | Decimal | None) -> str:
    """A number as people write it; nothing for a hidden one."""
    # A Decimal may write itself with an exponent.
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return "" if value is None else text.replace(".", ",")


def _written(value: Value) -> str:
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return YES if value else NO
    return decimal_comma(value)
