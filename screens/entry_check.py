"""From the texts of the form to a contact: how each is read, and what is wrong with it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from casereg.errors import InvalidInput
from models.catalogue import Catalogue
from models.forms import ContactForm, filled
from models.moments import parse_duration
from screens import client_text
from screens.choices import NOT_APPLICABLE, answer
from screens.contact_line import hours
from screens.entry_days import read_day
from screens.entry_fields import LABELS, REQUIRED, Kind, kind_of, visible
from screens.entry_offers import Texts, code_of
from screens.frame import day_text

Faults = dict[str, str]


def value_of(field: str, texts: Texts, catalogue: Catalogue | None, today: date) -> object:
    """What a field means; None when it is empty. Raises InvalidInput when it means nothing."""
    text = texts.get(field, "").strip()
    if not text:
        return () if field == "clients" else None
    kind = kind_of(field)
    if kind == "choice":
        code = _choice(field, texts, catalogue) or None
        return answer(code) if field == "helped" else code
    if text == NOT_APPLICABLE.text and field not in REQUIRED:
        return None
    return READERS[kind](field, text, today)


def _choice(field: str, texts: Texts, catalogue: Catalogue | None) -> str:
    code = code_of(field, texts, catalogue) if catalogue else None
    if code is None:
        raise InvalidInput("Kies uit de lijst.", field)
    return code


def _clients(field: str, text: str, today: date) -> tuple[int, ...]:
    if client_text.unknown(text):
        raise InvalidInput("Kies een cliënt uit de lijst, of maak het veld leeg.", field)
    return client_text.numbers(text)


def _number(field: str, text: str, today: date) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise InvalidInput("Geef een heel getal.", field)
    return int(text)


def _case(field: str, text: str, today: date) -> int:
    found = client_text.numbers(text)
    if not found:
        raise InvalidInput("Kies een traject uit de lijst, of maak het veld leeg.", field)
    return found[0]


READERS: dict[Kind, Callable[[str, str, date], object]] = {
    "clients": _clients,
    "case": _case,
    "day": read_day,
    "minutes": lambda field, text, today: parse_duration(text),
    "number": _number,
    "note": lambda field, text, today: text,
}


def reading(field: str, text: str, today: date) -> str:
    """How a date, a duration or a list of clients is understood, to show beside it."""
    if text in (NOT_APPLICABLE.key, NOT_APPLICABLE.text):
        return ""
    try:
        if text.strip() and kind_of(field) == "day":
            return day_text(read_day(field, text, today))
        if text.strip() and kind_of(field) == "minutes":
            return hours(parse_duration(text))
    except InvalidInput:
        return "?"
    people = client_text.numbers(text) if field == "clients" else ()
    return f"{len(people)} cliënten" if len(people) > 1 else ""


def faults(texts: Texts, catalogue: Catalogue | None, today: date) -> Faults:
    """What must be mended before this can be stored, by field, in the order of the form."""
    found: Faults = {}
    for field in visible(texts, catalogue):
        try:
            value = value_of(field, texts, catalogue, today)
        except InvalidInput as fault:
            found[field] = str(fault)
            continue
        if value is None and field in REQUIRED:
            found[field] = f"Vul {LABELS[field].lower()} in."
    return found


def contact_form(
    texts: Texts, catalogue: Catalogue, today: date, ident: UUID, late: bool = False
) -> ContactForm:
    """The contact to store; raises InvalidInput for what :func:`faults` would have named."""
    asked = visible(texts, catalogue)
    values = {field: value_of(field, texts, catalogue, today) for field in asked}
    return filled(
        ContactForm,
        {name: value for name, value in values.items() if value is not None}
        | {"id": ident, "late": late},
    )
