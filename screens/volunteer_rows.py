"""Volunteer work as rows of a list; no widgets."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.columns import Column, Row
from screens.contact_line import title_of
from screens.contact_rows import list_day

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.record_cards import VolunteerCard

NONE_YET = "Nog niets vastgelegd. F2 voert een vacature in, F3 een match, F4 klussen."

COLUMNS = (
    Column("Nr", 5, right=True),
    Column("Dag", 8),
    Column("Soort", 8),
    Column("Waarover", 16, share=3),
    Column("Aantal", 6, right=True),
    Column("Kern", 12),
    Column("Route", 16, share=1, from_width=100),
    Column("Stand", 8),
)


def is_open(one: "VolunteerCard") -> bool:
    """Whether it is a vacancy that still wants somebody."""
    return one.soort == "vacature" and one.closed_on is None


def open_first(work: "Sequence[VolunteerCard]") -> "list[VolunteerCard]":
    """Open vacancies on top, otherwise in the order given."""
    return sorted(work, key=lambda one: not is_open(one))


def volunteer_row(one: "VolunteerCard", catalogue: "Catalogue | None", today: date) -> Row:
    """A vacancy, a match or klussen as a row."""
    volunteering = catalogue.vrijwilligerswerk if catalogue else None
    cells = (
        str(one.number),
        list_day(one.happened_on, today),
        one.soort,
        one.title,
        number_text(one.amount),
        title_of(catalogue.kernen if catalogue else (), one.kern),
        title_of(volunteering.routes if volunteering else (), one.route),
        _state(one),
    )
    return Row(str(one.number), cells)


def _state(one: "VolunteerCard") -> str:
    if one.soort == "vacature":
        return "open" if one.closed_on is None else "gesloten"
    return f"bij {one.vacancy}" if one.vacancy else ""


def told(work: "Sequence[VolunteerCard]") -> str:
    """How many vacancies are open."""
    count = sum(is_open(one) for one in work)
    return f"{many(count, 'open vacature', 'open vacatures')}, van je team"
