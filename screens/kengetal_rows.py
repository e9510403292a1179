"""Kengetallen as rows: those the opdracht asks and that are missing, and those that came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import number_text
from models.periods import parse_period
from screens.columns import Column, Row
from screens.contact_line import title_of

if TYPE_CHECKING:
    from models.catalogue import Catalogue, KengetalSoort
    from models.catalogue_base import Item
    from models.record_cards import KengetalCard

MISSING = "ontbreekt"
PARTS = {"jaar": ("",), "halfjaar": ("-H1", "-H2"), "kwartaal": ("-Q1", "-Q2", "-Q3", "-Q4")}

COLUMNS = (
    Column("Stand", 9),
    Column("Periode", 7),
    Column("Kengetal", 28, share=3),
    Column("Voor", 12, share=2, optional=True),
    Column("Waarde", 10, right=True, optional=True),
    Column("Eenheid", 13, from_width=100, optional=True),
    Column("Bron", 20, share=1, from_width=100, optional=True),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kengetal that is asked: its code, period, and the value it is split by."""

    code: str
    period: str
    part: str = ""


def wanted_kengetallen(catalogue: "Catalogue", today: date) -> tuple[Wanted, ...]:
    """Every kengetal the opdracht asks, for the parts of this year that have begun."""
    return tuple(
        Wanted(kind.code, period, part)
        for kind in catalogue.kengetallen
        for period in _periods(kind.periode, today)
        for part in catalogue.kengetal_parts(kind) or ("",)
    )


def _periods(periode: str, today: date) -> Iterable[str]:
    if periode not in PARTS:
        return (periode,)
    named = (f"{today.year}{part}" for part in PARTS[periode])
    return (one for one in named if parse_period(one).start <= today)


def split_items(kind: "KengetalSoort | None", catalogue: "Catalogue") -> "Sequence[Item]":
    """What a kengetal is split by; empty when it is not."""
    if kind is None or kind.per is None:
        return ()
    return catalogue.kernen if kind.per == "kern" else catalogue.aandachtsgroepen


def rows(
    entered: "Sequence[KengetalCard]", catalogue: "Catalogue", today: date
) -> list[tuple[Row, Wanted]]:
    """What is missing first, then what was entered, last first; with what each row is about."""
    wanted = wanted_kengetallen(catalogue, today)
    known = {Wanted(one.code, one.period, one.part) for one in entered}
    lacking = [one for one in wanted if one not in known]
    rows = [(_missing_row(one, catalogue), one) for one in lacking]
    return rows + [
        (_entered_row(one, catalogue), Wanted(one.code, one.period, one.part)) for one in entered
    ]


def _missing_row(one: Wanted, catalogue: "Catalogue") -> Row:
    key = f"{one.code} {one.period} {one.part}"
    return Row(key, (MISSING, one.period, *_named(one, catalogue), "", "", ""))


def _entered_row(card: "KengetalCard", catalogue: "Catalogue") -> Row:
    kind = next((one for one in catalogue.kengetallen if one.code == card.code), None)
    about = Wanted(card.code, card.period, card.part)
    unit = kind.eenheid if kind else ""
    cells = ("ingevoerd", card.period, *_named(about, catalogue), number_text(card.value), unit)
    return Row(str(card.number), (*cells, card.source))


def _named(one: Wanted, catalogue: "Catalogue") -> tuple[str, str]:
    kind = next((kind for kind in catalogue.kengetallen if kind.code == one.code), None)
    return title_of(catalogue.kengetallen, one.code), title_of(
        split_items(kind, catalogue), one.part
    )
