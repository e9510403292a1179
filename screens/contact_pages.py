"""Contacts read a page at a time, with what is needed to show them; called in a thread."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from casereg.errors import Refused
from screens.choices import Choice
from screens.contact_filter import Wanted, part_of, span_of
from screens.frame import day_text

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ContactCard
    from models.catalogue import Catalogue

PAGE = 100


@dataclass(frozen=True, slots=True)
class Page:
    """The contacts that were wanted, from ``offset`` on; ``meant`` says the filter in words."""

    wanted: Wanted
    contacts: "tuple[ContactCard, ...]"
    offset: int
    more: bool
    catalogues: "dict[str, Catalogue]"
    meant: str
    today: date


def read_page(register: "Register", wanted: Wanted, offset: int, count: int = PAGE) -> Page:
    """Read ``count`` contacts; one more is asked for, to know whether there are more."""
    today = register.clock.today()
    parts = _parts(register)
    asked = replace(wanted.filter(today, parts), limit=count + 1, offset=offset)
    found = register.contacts(asked)
    shown = found[:count]
    used = {contact.opdracht for contact in shown}
    catalogues = {code: register.catalogue_named(code) for code in used}
    meant = _meant(register, wanted, parts)
    return Page(wanted, shown, offset, len(found) > count, catalogues, meant, today)


def _parts(register: "Register") -> tuple[Choice, ...]:
    """The deelopdrachten to filter on: those of today."""
    try:
        catalogue = register.catalogue(register.clock.today())
    except Refused:
        return ()
    return tuple(Choice(one.code, f"{one.code} {one.titel}") for one in catalogue.deelopdrachten)


def _meant(register: "Register", wanted: Wanted, parts: tuple[Choice, ...]) -> str:
    """The filter as it was understood."""
    span, part = span_of(wanted.period, register.clock.today()), part_of(wanted.part, parts)
    told = []
    if span and span.start == span.end:
        told.append(day_text(span.start))
    elif span:
        told.append(f"{day_text(span.start)} t/m {day_text(span.end)}")
    if part:
        told.append(part.text)
    told += ["alleen eigen"] if wanted.mine else []
    told += ["ook vervallen"] if wanted.undone else []
    return " · ".join(told)
