"""What a client asked for, in words: why something was corrected, and what stood there."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.catalogue import Catalogue, Item
from models.client_note import STATEMENT
from models.following_cards import NoteCard
from models.inspection_parts import Entry, day_written, filled_in, title_of, yes_or_no

_FIELDS = {
    "name": "naam",
    "birth_year": "geboortejaar",
    "happened_on": "datum",
    "minutes": "minuten",
    "participants": "deelnemers",
    "helped": "geholpen",
    "follow_up_on": "vervolg op",
    "case_id": "traject",
    "note": "notitie",
    "clients": "aantal cliënten",
}


def note_entries(notes: Sequence[NoteCard], catalogue: Catalogue) -> list[Entry]:
    """Why something was corrected and what stood there, and what the client stated."""
    return [
        filled_in(
            (day_written(one.made_on), f"{one.soort}, vastgelegd door {one.worker}"),
            ("Over", f"contact {one.contact}" if one.contact else ""),
            *(("Er stond", told) for told in before_told(one, catalogue)),
            ("Uw verklaring" if one.soort == STATEMENT else "Toelichting", one.explanation),
        )
        for one in notes
    ]


def before_told(note: NoteCard, catalogue: Catalogue) -> list[str]:
    """What stood in each field that was corrected, in words."""
    told = []
    for field, value in note.before.items():
        if field == "kenmerken":
            told += [
                f"hoort bij: {title_of(catalogue.aandachtsgroepen, one['code'])}" for one in value
            ]
        elif field not in ("opdracht",):
            told.append(f"{_FIELDS.get(field, field)}: {_plain(field, value, catalogue)}")
    return told


def _plain(field: str, value: Any, catalogue: Catalogue) -> str:
    """A value of a column as people read it."""
    lists: dict[str, Sequence[Item]] = {
        "kern": catalogue.kernen,
        "leeftijdsgroep": catalogue.leeftijdsgroepen,
        "contactsoort": catalogue.contactsoorten,
        "kanaal": catalogue.kanalen,
        "uitkomst": catalogue.uitkomsten,
        "reden": catalogue.redenen,
        "project": catalogue.projecten,
    }
    if value in (None, ""):
        return "leeg"
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, list):
        return str(len(value))
    if field in ("happened_on", "follow_up_on"):
        return day_written(date.fromisoformat(value))
    return title_of(lists[field], value) if field in lists else str(value)
