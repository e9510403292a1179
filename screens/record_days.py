"""The day of a record, and the opdracht that holds on it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput
from models.moments import parse_day
from screens.entry_days import day_written
from screens.record_fields import Field, Texts

if TYPE_CHECKING:
    from models.catalogue import Catalogue

Shelf = Callable[[date], "Catalogue | None"]
"""Gives the opdracht of a day, or None where there is none."""


def day_field(name: str, label: str, today: date) -> Field:
    """A day, today unless another one is typed."""
    return Field(name, label, "day", required=True, text=day_written(today))


def on_day(shelf: Shelf, field: str, texts: Texts, today: date) -> "Catalogue | None":
    """The opdracht of the day in a field; of today while that cannot be read."""
    try:
        return shelf(parse_day(texts.get(field, ""), today))
    except InvalidInput:
        return shelf(today)
