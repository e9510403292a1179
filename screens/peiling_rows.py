"""Peilingen as rows of a list; no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.columns import Column, Row
from screens.contact_line import title_of
from screens.contact_rows import list_day
from screens.record_choices import MOMENTS

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.record_cards import PeilingCard

NONE_YET = "Nog geen peilingen. Druk op F2 om er een in te voeren."

COLUMNS = (
    Column("Nr", 4, right=True),
    Column("Gehouden", 8),
    Column("Deel", 4),
    Column("Instrument", 18, share=4),
    Column("Moment", 14, from_width=130),
    Column("Aandachtsgroep", 14, share=1, from_width=100, optional=True),
    Column("Antwoord", 8, right=True),
    Column("Gevraagd", 8, right=True),
    Column("Gemiddeld", 9, right=True),
    Column("Bron", 12, share=1, from_width=100),
)


def peiling_row(peiling: "PeilingCard", catalogue: "Catalogue | None", today: date) -> Row:
    """A peiling as a row; who did not answer shows in the difference."""
    answers = sum(peiling.counts.values())
    total = sum(score * number for score, number in peiling.counts.items())
    mean = f"{total / answers:.1f}".replace(".", ",") if answers else ""
    cells = (
        str(peiling.number),
        list_day(peiling.held_on, today),
        peiling.deelopdracht,
        title_of(catalogue.instrumenten if catalogue else (), peiling.instrument),
        MOMENTS.get(peiling.moment, peiling.moment),
        title_of(catalogue.aandachtsgroepen if catalogue else (), peiling.aandachtsgroep),
        number_text(answers),
        "onbekend" if peiling.invited is None else number_text(peiling.invited),
        mean,
        peiling.source,
    )
    return Row(str(peiling.number), cells)


def told(count: int) -> str:
    """How many there are."""
    return many(count, "peiling", "peilingen")
