"""Mijlpalen as rows: those that are due and those that were delivered; no widgets."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from exports.indicator.due import due_parts
from models.periods import Period, parse_period
from screens.columns import Column, Row

if TYPE_CHECKING:
    from models.catalogue import Catalogue, Indicator
    from models.catalogue_base import Item
    from models.record_cards import MijlpaalCard

LATE, DUE = "! te laat", "te doen"
COLUMNS = (
    Column("Stand", 9),
    Column("Periode", 7),
    Column("Deel", 4),
    Column("Mijlpaal", 30, share=3),
    Column("Geleverd", 10, optional=True),
    Column("Bewijs", 20, share=1, from_width=100, optional=True),
)


def rows(
    delivered: "Sequence[MijlpaalCard]", catalogue: "Catalogue", today: date
) -> list[tuple[Row, str]]:
    """What is due this year and not delivered first, then what was delivered, last first."""
    year = parse_period(str(today.year))
    due = [
        (part, _due_row(deelopdracht.code, one, part, (times, today)), one.code)
        for deelopdracht, one in mijlpalen(catalogue)
        for part in due_parts(one, year)
        if (times := _done(delivered, one.code, part)) < _often(one)
    ]
    due.sort(key=lambda found: found[0].end)
    done = [(_delivered_row(card, catalogue), card.code) for card in delivered]
    return [(row, code) for _, row, code in due] + done


def mijlpalen(catalogue: "Catalogue") -> "list[tuple[Item, Indicator]]":
    """The mijlpalen the opdracht asks, each with its deelopdracht."""
    return [(part, one) for part, one in catalogue.indicatoren() if one.soort == "mijlpaal"]


def _often(one: "Indicator") -> int:
    """How often it is due in each part of the year."""
    return 1 if one.norm is None else int(one.norm)


def _done(delivered: "Sequence[MijlpaalCard]", code: str, part: Period) -> int:
    days = [one.delivered_on for one in delivered if one.code == code]
    return sum(part.start <= day <= part.end for day in days)


def _due_row(deelopdracht: str, one: "Indicator", part: Period, standing: tuple[int, date]) -> Row:
    done, today = standing
    state = LATE if part.end < today else DUE
    count = f"{done} van {_often(one)}" if _often(one) > 1 else ""
    return Row(f"{one.code} {part.text}", (state, part.text, deelopdracht, one.titel, count, ""))


def _delivered_row(card: "MijlpaalCard", catalogue: "Catalogue") -> Row:
    found = catalogue.indicator(card.code)
    title = found[1].titel if found else card.code
    day = f"{card.delivered_on.day}-{card.delivered_on.month}-{card.delivered_on.year}"
    cells = ("geleverd", str(card.delivered_on.year), card.deelopdracht, title, day, card.evidence)
    return Row(str(card.number), cells)
