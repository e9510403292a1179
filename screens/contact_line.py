"""One contact, or one draft, as one line of a list."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from screens.frame import DAYS

if TYPE_CHECKING:
    from models.cards import ContactCard, DraftCard
    from models.catalogue import Catalogue, Item

# Beside a colour also a word, so that nothing is told by colour alone.
STATUS_WORDS = {"geldig": "", "nagekomen": "nagekomen", "vervallen": "vervallen"}

DRAFT_SHOWS = ("clients", "contactsoort", "deelopdracht", "uitkomst", "happened_on", "note")


def title_of(items: "Sequence[Item]", code: str | None) -> str:
    """The title that goes with a code; the code itself when the catalogue has none."""
    return next((item.titel for item in items if item.code == code), code or "")


def short_day(day: date, today: date) -> str:
    """``vandaag``, ``gisteren``, or ``di 14-3``."""
    away = (today - day).days
    if away in (0, 1):
        return ("vandaag", "gisteren")[away]
    return f"{DAYS[day.weekday()]} {day.day}-{day.month}"


def names(contact: "ContactCard") -> str:
    """The clients of a contact, or that it was anonymous."""
    return ", ".join(client.name for client in contact.clients) or "anoniem"


def contact_line(contact: "ContactCard", catalogue: "Catalogue | None", today: date) -> Content:
    """Number, day, who, what, how long; a contact that is undone is struck through."""
    kind = title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort)
    minutes = f"{contact.minutes} min" if contact.minutes is not None else ""
    text = (
        f"{contact.number:>6}  {short_day(contact.happened_on, today):<9}"
        f"{fit(names(contact), 19)} {contact.deelopdracht:<3} {fit(kind, 19)} {minutes:>7}"
    )
    status = STATUS_WORDS.get(contact.status, contact.status)
    line = Content(text).stylize("strike") if contact.status == "vervallen" else Content(text)
    return line + Content(f" {status}") if status else line


def draft_line(draft: "DraftCard") -> Content:
    """What was typed so far, marked as a draft."""
    typed = [draft.content.get(name, "") for name in DRAFT_SHOWS]
    first = typed[0] or "anoniem"
    text = " · ".join(one for one in (first, *typed[1:]) if one)
    return Content("concept").stylize("bold") + Content(f" {fit(text, 66).rstrip()}")


def fit(text: str, width: int) -> str:
    """The text in exactly this width, cut with an ellipsis when it is longer."""
    return f"{text:<{width}}" if len(text) <= width else f"{text[: width - 1]}…"
