"""Cells of a spreadsheet as the texts a person sees in them."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from types import NoneType
from typing import Any


def _hours(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


# What is not simply its own text; a day already is 2023-03-14.
_TEXTS: dict[type, Callable[[Any], str]] = {
    NoneType: lambda _: "",
    bool: lambda cell: "ja" if cell else "nee",
    float: lambda cell: f"{cell:.0f}" if cell.is_integer() else str(cell),
    datetime: lambda cell: cell.date().isoformat(),
    time: lambda cell: f"{cell.hour}:{cell.minute:02}",
    timedelta: _hours,
}


def as_texts(cells: Iterable[object]) -> list[str]:
    """The texts of a row."""
    return [_TEXTS.get(type(cell), str)(cell).strip() for cell in cells]
