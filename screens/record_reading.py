"""What was typed in a field of a record, by the kind of field; no widgets."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from casereg.errors import InvalidInput
from models.moments import parse_day, parse_day_ahead
from screens import client_text
from screens.choices import chosen
from screens.frame import day_text
from screens.record_fields import Field, Kind

_WHOLE = re.compile(r"^\d{1,6}$")
_AMOUNT = re.compile(r"^-?(\d{1,12}|\d{1,3}(\.\d{3}){1,3})(,\d{1,6})?$")


def read(field: Field, text: str, today: date) -> Any:
    """What a text in a field means, None when it is empty.

    Raises :class:`InvalidInput` with the name of the field when it means nothing.
    """
    typed = text.strip()
    if typed:
        return READERS[field.kind](field, typed, today)
    if field.required:
        raise InvalidInput(f"Vul {field.label.lower()} in.", field.name)
    return None


def _choice(field: Field, text: str, today: date) -> str:
    found = chosen(field.choices, text)
    if found is None:
        raise InvalidInput("Kies uit de lijst.", field.name)
    return found.code


def _day(field: Field, text: str, today: date) -> date:
    try:
        return parse_day(text, today)
    except InvalidInput as fault:
        raise InvalidInput(str(fault), field.name) from None


def _ahead(field: Field, text: str, today: date) -> date:
    try:
        return parse_day_ahead(text, today)
    except InvalidInput as fault:
        raise InvalidInput(str(fault), field.name) from None


def _whole(field: Field, text: str, today: date) -> int:
    if not _WHOLE.match(text):
        raise InvalidInput("Geef een heel getal.", field.name)
    return int(text)


def _amount(field: Field, text: str, today: date) -> float:
    if not _AMOUNT.match(text):
        raise InvalidInput("Geef een getal, zoals 1250, 1.250 of 87,5.", field.name)
    return float(text.replace(".", "").replace(",", "."))


def _clients(field: Field, text: str, today: date) -> tuple[int, ...]:
    if client_text.unknown(text):
        raise InvalidInput("Kies een cliënt uit de lijst, of maak het veld leeg.", field.name)
    return client_text.numbers(text)


DAYS: dict[Kind, Callable[[Field, str, date], date]] = {"day": _day, "ahead": _ahead}
READERS: dict[Kind, Callable[[Field, str, date], Any]] = {
    "choice": _choice,
    "text": lambda field, text, today: text,
    **DAYS,
    "whole": _whole,
    "amount": _amount,
    "clients": _clients,
}


def reading(field: Field, text: str, today: date) -> str:
    """How a day is understood, to show beside it while typing."""
    reads = DAYS.get(field.kind)
    if reads is None or not text.strip():
        return ""
    try:
        return day_text(reads(field, text.strip(), today))
    except InvalidInput:
        return "?"
