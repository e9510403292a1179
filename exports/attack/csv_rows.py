"""The rows of a CSV file, held to what ``datapackage.json`` says of its columns."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO

from exports.attack.described import Column, Resource
from exports.attack.package_folder import PackageFolder, Unreadable

Value = str | int | Decimal | bool | None
Row = Mapping[str, Value]
_NUMBER = re.compile(r"-?[0-9]{1,12}(,[0-9]{1,4})?")
_INTEGER = re.compile(r"-?[0-9]{1,12}")
_MOST_TEXT = 2000


def rows_of(folder: PackageFolder, resource: Resource) -> tuple[Row, ...]:
    """Every row; raises :class:`Unreadable` with the first line that is wrong."""
    if resource.columns is None:
        return ()
    name, columns = resource.path, resource.columns.fields
    lines = _lines(name, folder.content(name))
    header = next(lines, None)
    if header is None or header != [column.name for column in columns]:
        raise Unreadable(f"{name}: de kolommen zijn anders dan beschreven.")
    return tuple(_row(name, number, columns, line) for number, line in enumerate(lines, 2))


def _lines(name: str, content: bytes) -> Iterator[list[str]]:
    if not content.startswith(BOM_UTF8):
        raise Unreadable(f"{name} begint niet met een BOM (UTF-8).")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{name} is geen UTF-8.") from None
    if not text.endswith("\r\n") or text.replace("\r\n", "").count("\n"):
        raise Unreadable(f"{name}: niet elke regel eindigt met CR LF.")
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=";", strict=True)
    except csv.Error:
        raise Unreadable(f"{name} is geen CSV met puntkomma's.") from None


def _row(name: str, number: int, columns: tuple[Column, ...], line: list[str]) -> Row:
    if len(line) != len(columns):
        raise Unreadable(f"{name}, regel {number}: er zijn {len(line)} waarden.")
    found: dict[str, Value] = {}
    for column, text in zip(columns, line, strict=True):
        try:
            found[column.name] = _value(column, text)
        except ValueError:
            raise Unreadable(
                f"{name}, regel {number}: de waarde van {column.name!r} mag daar niet staan."
            ) from None
    return found


def _value(column: Column, text: str) -> Value:
    """The text as its column has it; raises :class:`ValueError` when it does not fit."""
    rules = column.constraints
    if not text:
        if rules.required:
            raise ValueError
        return None
    if len(text) > _MOST_TEXT or (rules.enum and text not in rules.enum):
        raise ValueError
    value = _typed(column, text)
    low = rules.minimum
    if low is not None and (not isinstance(value, int | Decimal) or value < low):
        raise ValueError
    return value


def _typed(column: Column, text: str) -> Value:
    if column.type == "number" and _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if column.type == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if column.type == "boolean" and text in (*column.trueValues, *column.falseValues):
        return text in column.trueValues
    if column.type == "string":
        return text
    raise ValueError
