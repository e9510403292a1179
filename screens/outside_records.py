"""Kengetallen and mijlpalen as records to fill in."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casereg.errors import WrongUsage
from models.code_rules import with_code
from models.forms import filled
from models.periods import parse_period
from models.record_forms import KengetalForm, MijlpaalForm
from screens.choices import Choice
from screens.kengetal_rows import Wanted, split_items
from screens.mijlpaal_rows import mijlpalen
from screens.record_choices import items
from screens.record_days import Shelf, day_field, on_day
from screens.record_fields import Field, StoredOnce, Texts, Values, picked

if TYPE_CHECKING:
    from casereg.register import Register
    from models.catalogue import Catalogue, KengetalSoort

PERIOD = "Zoals 2023, 2023-H1 of 2023-Q1."


@dataclass(frozen=True)
class NoteKengetal(StoredOnce):
    """A figure from outside, with its source; ``wanted`` is the one that was missing."""

    shelf: Shelf
    today: date
    wanted: Wanted | None = None
    title: str = "Nieuw kengetal"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """Which one first: its period, unit and split follow from it."""
        day = day_field("noted_on", "Datum van de bron", self.today)
        catalogue = self._catalogue(texts)
        if catalogue is None:
            return (day,)
        known = with_code(catalogue.kengetallen, self.wanted.code if self.wanted else "")
        offered = tuple(Choice(one.code, one.titel) for one in catalogue.kengetallen)
        asked = Field("code", "Kengetal", "choice", offered, True, known.titel if known else "")
        kind = with_code(catalogue.kengetallen, picked(asked, texts))
        if kind is None:
            return (asked, day)
        split = items(split_items(kind, catalogue))
        part = next((one.text for one in split if self._is_wanted(kind, one.code)), "")
        return (
            asked,
            *((Field("part", "Voor", "choice", split, True, part),) if split else ()),
            Field("period", "Periode", "text", (), True, self._period(kind), PERIOD),
            Field("value", "Waarde", "amount", required=True, hint=f"Een getal ({kind.eenheid})."),
            Field("source", "Bron", "text", (), True, kind.bron, "Waar dit getal vandaan komt."),
            day,
        )

    def _catalogue(self, texts: Texts) -> "Catalogue | None":
        """The opdracht of the period it is about; of today for one before any opdracht."""
        try:
            asked = self.shelf(parse_period(texts.get("period", "")).start)
        except WrongUsage:
            asked = None
        return asked or self.shelf(self.today)

    def _is_wanted(self, kind: "KengetalSoort", part: str) -> bool:
        return self.wanted is not None and (self.wanted.code, self.wanted.part) == (kind.code, part)

    def _period(self, kind: "KengetalSoort") -> str:
        if self.wanted and self.wanted.code == kind.code:
            return self.wanted.period
        return kind.periode if kind.periode.isdigit() else str(self.today.year)

    def store(self, register: "Register", values: Values) -> str:
        """Enter it."""
        given = {name: value for name, value in values.items() if value is not None}
        card = register.records.note_kengetal(filled(KengetalForm, given | {"id": self.ident}))
        return f"Opgeslagen: kengetal {card.number} over {card.period}"


@dataclass(frozen=True)
class NoteMijlpaal(StoredOnce):
    """Something delivered; ``wanted`` is the code of the one that was due."""

    shelf: Shelf
    today: date
    wanted: str = ""
    title: str = "Mijlpaal geleverd"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """Which one, when, and what shows it."""
        day = day_field("delivered_on", "Geleverd op", self.today)
        catalogue = on_day(self.shelf, "delivered_on", texts, self.today)
        if catalogue is None:
            return (day,)
        offered = tuple(
            Choice(one.code, f"{part.code} {one.titel}") for part, one in mijlpalen(catalogue)
        )
        known = next((one.text for one in offered if one.code == self.wanted), "")
        hint = "Waaruit het blijkt, zoals: verslag in de teammap."
        return (
            Field("code", "Mijlpaal", "choice", offered, True, known),
            day,
            Field("evidence", "Bewijs", "text", required=True, hint=hint),
        )

    def store(self, register: "Register", values: Values) -> str:
        """Enter it."""
        card = register.records.note_mijlpaal(filled(MijlpaalForm, {**values, "id": self.ident}))
        return f"Opgeslagen: mijlpaal {card.number}"
