"""What came in late in a week, as rows; no widgets."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import many
from screens.columns import Column, Row
from screens.contact_line import title_of
from screens.frame import DAYS
from screens.week_matrix import contacts_told

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue
    from models.week_cards import LateChange

LATE = (
    Column("Nr", 6, right=True),
    Column("Dag", 8),
    Column("Deel", 4),
    Column("Soort", 14, share=1),
    Column("Contact van", 11),
    Column("Wat", 9),
    Column("Wanneer", 14),
)
NOTHING_LATE = "Niets nagekomen: na het vaststellen kwam er niets bij en veranderde er niets."
NOT_SETTLED = "Nagekomen is wat na het vaststellen komt. Deze week is nog niet vastgesteld."
ONE_TEAM = "Kies met F6 één gebiedsteam om te zien wat er is nagekomen."


def late_rows(changes: "Sequence[LateChange]", catalogue: "Catalogue | None") -> list[Row]:
    """A row for each contact that was entered, corrected or undone afterwards."""
    kinds = catalogue.contactsoorten if catalogue else ()
    return [
        Row(
            str(one.number),
            (
                str(one.number),
                _brief(one.happened_on),
                one.deelopdracht,
                title_of(kinds, one.contactsoort),
                one.worker,
                one.what,
                f"{_brief(one.at.astimezone())} {one.at.astimezone():%H:%M}",
            ),
        )
        for one in changes
    ]


def _brief(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day}-{day.month}"


def late_told(card: "WeekCard") -> str:
    """How much came in late, or why nothing can be shown."""
    if card.team is None:
        return ONE_TEAM
    if card.status == "open":
        return NOT_SETTLED
    if not card.late:
        return NOTHING_LATE
    changes = many(card.late, "wijziging", "wijzigingen")
    shown = contacts_told(len(card.late_changes))
    return f"{changes} na het vaststellen. Hieronder {shown}, de laatste wijziging boven."
