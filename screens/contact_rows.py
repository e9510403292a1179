"""Contacts as rows of a list, and one contact as lines; no widgets."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.choices import answered
from screens.columns import Column, Row
from screens.contact_line import STATUS_WORDS, hours, names, short_day, title_of
from screens.frame import day_text

if TYPE_CHECKING:
    from models.cards import ContactCard
    from models.catalogue import Catalogue

Catalogues = Mapping[str, "Catalogue"]
WIDE = 100
NONE_YET = "Nog geen contacten. Druk op F2 om er een vast te leggen."
NOTHING_FITS = "Geen contacten die hierbij passen. Maak een veld leeg of kies met F5 een periode."

COLUMNS = (
    Column("Nr", 6, right=True),
    Column("Dag", 8),
    Column("Cliënt", 12, share=3),
    Column("Deel", 4),
    Column("Soort", 12, share=3),
    Column("Uitkomst", 14, share=1, from_width=WIDE),
    Column("Duur", 6, right=True),
    Column("Door", 12, from_width=WIDE),
    Column("Status", 9, optional=True),
)


def columns_for(team: bool) -> tuple[Column, ...]:
    """The columns of the list; who sees a team also sees who did it, in a narrow list too."""
    if not team:
        return COLUMNS
    return tuple(Column("Door", 8) if column.label == "Door" else column for column in COLUMNS)


def counted(count: int, more: bool, meant: str) -> str:
    """How many contacts are shown, and which."""
    told = f"Eerste {number_text(count)} contacten" if more else many(count, "contact", "contacten")
    return f"{told} · {meant}" if meant else told


def contact_row(contact: "ContactCard", catalogues: Catalogues, today: date) -> Row:
    """A contact as a row."""
    catalogue = catalogues.get(contact.opdracht)
    cells = (
        str(contact.number),
        list_day(contact.happened_on, today),
        names(contact),
        contact.deelopdracht,
        title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort),
        title_of(catalogue.uitkomsten if catalogue else (), contact.uitkomst),
        hours(contact.minutes),
        contact.worker,
        STATUS_WORDS.get(contact.status, contact.status),
    )
    return Row(str(contact.number), cells, "strike" if contact.status == "vervallen" else "")


def list_day(day: date, today: date) -> str:
    """A day in a list; the year only when it is another one."""
    if day.year == today.year or abs((today - day).days) < 2:
        return short_day(day, today)
    return f"{day.day}-{day.month}-{day.year % 100:02d}"


Fact = tuple[str, str]


def facts(contact: "ContactCard", catalogue: "Catalogue | None") -> list[Fact]:
    """Everything that is known of a contact, with a label; what is not known is left out."""
    told = [
        ("Status", f"{contact.status}{STATUS_TOLD.get(contact.status, '')}"),
        ("Datum", day_text(contact.happened_on)),
        *_clients(contact, catalogue),
        *_kind(contact, catalogue),
        ("Geholpen", answered(contact.helped)),
        ("Traject", str(contact.case or "")),
        ("Vervolg op", day_text(contact.follow_up_on) if contact.follow_up_on else ""),
        ("Deelnemers", str(contact.participants or "")),
        ("Duur", hours(contact.minutes)),
        ("Vastgelegd", f"{entered(contact)} door {contact.worker}"),
        ("Notitie", contact.note),
    ]
    return [(label, text) for label, text in told if text]


STATUS_TOLD = {
    "nagekomen": ": vastgelegd of veranderd nadat de week was vastgesteld",
    "vervallen": ": ongedaan gemaakt, het telt niet mee",
}


def entered(contact: "ContactCard") -> str:
    """When it was entered, in the time of this machine."""
    moment = contact.entered_at.astimezone()
    return f"{day_text(moment.date())} {moment:%H:%M}"


def _clients(contact: "ContactCard", catalogue: "Catalogue | None") -> Sequence[Fact]:
    """Each client on a line, or what is known of somebody anonymous."""
    kernen = catalogue.kernen if catalogue else ()
    groups = catalogue.leeftijdsgroepen if catalogue else ()
    about = [
        ("Kern", title_of(kernen, contact.kern)),
        ("Leeftijd", title_of(groups, contact.leeftijdsgroep)),
    ]
    people = [
        f"{one.shown} #{one.number}" + (f", {one.birth_year}" if one.birth_year else "")
        for one in contact.clients
    ] or ["anoniem"]
    return [("Cliënt" if index == 0 else "en", who) for index, who in enumerate(people)] + about


def _kind(contact: "ContactCard", catalogue: "Catalogue | None") -> Sequence[Fact]:
    if catalogue is None:
        return [("Deelopdracht", contact.deelopdracht), ("Soort", contact.contactsoort)]
    part = catalogue.deelopdracht(contact.deelopdracht)
    taak = next((one for one in (part.taken if part else ()) if one.nummer == contact.taak), None)
    return [
        ("Deelopdracht", f"{contact.deelopdracht} {part.titel if part else ''}".strip()),
        ("Taak", f"{taak.nummer} {taak.titel}" if taak else contact.taak or ""),
        ("Project", title_of(catalogue.projecten, contact.project)),
        ("Soort", title_of(catalogue.contactsoorten, contact.contactsoort)),
        ("Kanaal", title_of(catalogue.kanalen, contact.kanaal)),
        ("Uitkomst", title_of(catalogue.uitkomsten, contact.uitkomst)),
        ("Reden", title_of(catalogue.redenen, contact.reden)),
    ]
