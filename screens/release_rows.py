"""Packages that were made as rows, and one of them in full; no widgets."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.columns import Column, Row
from screens.frame import day_text

if TYPE_CHECKING:
    from models.release_cards import ReleaseCard, ReleaseShown

COLUMNS = (
    Column("Nr", 4, right=True),
    Column("Soort", 15),
    Column("Opdracht", 16, share=1),
    Column("Periode", 8),
    Column("Gemaakt", 15),
    Column("Door", 8, share=1),
    Column("Status", 7, optional=True),
)
EMPTY = "Er is nog geen pakket gemaakt. Ga terug met Esc en maak er een met F2."
TAMPERED = "Maak geen pakket meer en vraag je beheerder om hulp."


def row(card: "ReleaseCard") -> Row:
    """A release as a row."""
    made = day_text(card.made_at.astimezone().date())
    status = card.status if card.concept else ""
    cells = (str(card.number), card.kind, card.opdracht, card.period, made, card.made_by, status)
    return Row(str(card.number), cells)


def told(found: "ReleaseShown", exports: Path) -> str:
    """What is in a release and where it is; a concept keeps nothing."""
    card, one = found.card, found.content
    if one is None:
        return found.fault or card.why_empty
    counts = many(one.late_included, "telt mee", "tellen mee")
    waits = many(one.late_carried, "wacht", "wachten")
    return (
        f"Pakket {card.number}: {number_text(one.shown)} verschillende getallen te zien, "
        f"{number_text(one.hidden)} verborgen; een getal kan in meer cellen staan.\n"
        f"Nagekomen contacten: {counts}, {waits} op een langere periode.\n"
        f"{where(exports / one.folder)}"
    )


def where(place: Path) -> str:
    """Where the files of a release are, or which key writes them again."""
    if place.exists():
        return f"De bestanden staan in:\n{place}"
    return f"De bestanden staan niet meer in:\n{place}\nF2 schrijft precies dezelfde opnieuw."
