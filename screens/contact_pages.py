"""Contacts read a page at a time, with what is needed to show them; called in a thread."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from models.periods import Period
from screens.choices import Choice
from screens.contact_filter import Wanted, meant_by, span_of
from screens.entry_opening import catalogue_of
from screens.frame import day_text

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ContactCard
    from models.catalogue import Catalogue

PAGE = 100
Meaning = tuple[Period | None, Choice | None, Choice | None]


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
    meaning = _meaning(register, wanted)
    asked = replace(wanted.filter(*meaning), limit=count + 1, offset=offset)
    found = register.contacts(asked)
    shown = found[:count]
    used = {contact.opdracht for contact in shown}
    catalogues = {code: register.catalogue_named(code) for code in used}
    meant = _told(wanted, *meaning)
    return Page(wanted, shown, offset, len(found) > count, catalogues, meant, today)


def _meaning(register: "Register", wanted: Wanted) -> Meaning:
    """What stands in the filter: which days, and what of the opdracht of the last of them."""
    today = register.clock.today()
    span = span_of(wanted.period, today)
    found = catalogue_of(register, span.end if span else today) or catalogue_of(register, today)
    parts, kinds = (found.deelopdrachten, found.contactsoorten) if found else ((), ())
    offered = tuple(Choice(one.code, f"{one.code} {one.titel}") for one in parts)
    soorten = tuple(Choice(one.code, one.titel, one.toets) for one in kinds)
    part = meant_by(wanted.part, offered, "part")
    return span, part, meant_by(wanted.soort, soorten, "soort")


def _told(wanted: Wanted, span: Period | None, part: Choice | None, soort: Choice | None) -> str:
    """The filter as it was understood."""
    told = []
    if span and span.start == span.end:
        told.append(day_text(span.start))
    elif span:
        told.append(f"{day_text(span.start)} t/m {day_text(span.end)}")
    told += [one.text for one in (soort, part) if one]
    told += [f"van {wanted.worker.strip()}"] if wanted.worker.strip() else []
    told += ["alleen eigen"] if wanted.mine else []
    told += ["ook vervallen"] if wanted.undone else []
    return " · ".join(told)
