"""One contact, or one draft, as one line of a list."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from models.counted_words import number_text
from screens.columns import Column, Layout, Row, fitted
from screens.frame import DAYS

if TYPE_CHECKING:
    from models.cards import ContactCard, DraftCard
    from models.catalogue import Catalogue, Item

# Beside a colour also a word, so that nothing is told by colour alone.
STATUS_WORDS = {"geldig": "", "nagekomen": "nagekomen", "vervallen": "vervallen"}

COLUMNS = (
    Column("Nr", 6, right=True),
    Column("Dag", 8),
    Column("Cliënt", 12, share=1),
    Column("Deel", 3),
    Column("Soort", 17, share=2),
    Column("Duur", 7, right=True),
    Column("Status", 9, optional=True),
)
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


def hours(minutes: int | None) -> str:
    """Minutes as people say them: ``45 min`` or ``1u15``; empty when they are not known."""
    if minutes is None:
        return ""
    return f"{number_text(minutes // 60)}u{minutes % 60:02d}" if minutes >= 60 else f"{minutes} min"


def names(contact: "ContactCard") -> str:
    """The clients of a contact, or that it was anonymous."""
    return ", ".join(client.shown for client in contact.clients) or "anoniem"


def in_short(contact: "ContactCard", catalogue: "Catalogue | None") -> str:
    """A contact in one line of text, to say what became of it."""
    kind = title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort)
    what = " · ".join(one for one in (names(contact), kind, hours(contact.minutes)) if one)
    return f"contact {contact.number} · {what}"


def contact_lines(
    contacts: "Sequence[ContactCard]", catalogue: "Catalogue | None", today: date, width: int
) -> list[Content]:
    """Number, day, who, what, how long; a contact that is undone is struck through."""
    rows = [_row(contact, catalogue, today) for contact in contacts]
    layout = Layout(COLUMNS, rows, width)
    return [layout.line(row) for row in rows]


def _row(contact: "ContactCard", catalogue: "Catalogue | None", today: date) -> Row:
    cells = (
        str(contact.number),
        short_day(contact.happened_on, today),
        names(contact),
        contact.deelopdracht,
        title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort),
        hours(contact.minutes),
        STATUS_WORDS.get(contact.status, contact.status),
    )
    return Row(str(contact.number), cells, "strike" if contact.status == "vervallen" else "")


def draft_line(draft: "DraftCard", width: int) -> Content:
    """What was typed so far, marked as a draft."""
    typed = [draft.content.get(name, "") for name in DRAFT_SHOWS]
    first = typed[0] or "anoniem"
    text = " · ".join(one for one in (first, *typed[1:]) if one)
    shown = fitted(text, width - len("concept ")).rstrip()
    return Content("concept").stylize("bold") + Content(f" {shown}")
