"""What a row of figures is about, and the numbers that can be made of it."""

from dataclasses import dataclass, replace
from functools import cached_property

from exports.figure.boxes import Piece, Placed, placed
from exports.figure.names import code_of_part, unit_of
from exports.figure.threshold import threshold_of
from exports.indicator.figures import Part
from exports.numbers import Number
from models.catalogue import UNKNOWN, Catalogue, Deelopdracht, Filter, Indicator
from models.catalogue_indicator_keys import source_of
from models.periods import Period

SEVERAL = ("aandachtsgroep", "resultaat", "dag")
"""Breakdowns in which a row can have several values: their parts do not add up."""

Definition = tuple[object, ...]
"""What is counted; two numbers with the same one are equal."""


@dataclass(frozen=True)
class Subject:
    """An indicator in a period, or one ``piece`` of it."""

    catalogue: Catalogue
    period: Period
    part: Deelopdracht
    one: Indicator
    piece: Piece | None = None

    @cached_property
    def k(self) -> int:
        """From how many people its row may be shown."""
        return threshold_of(self.catalogue, self.part, self.one)

    @property
    def hides_zero(self) -> bool:
        """Whether a number of nobody wears the mask.

        No hours may be many contacts of which nobody noted the minutes: no empty figure.
        """
        return self.catalogue.bescherming.zeros == "hide" or self.one.soort == "uren"

    @property
    def code(self) -> str:
        """The code of the row."""
        if self.piece is None:
            return self.one.code
        return code_of_part(self.one.code, self.piece.code, self.piece.per, self.one.per)

    @property
    def unit(self) -> str:
        """The unit of the numbers of the row."""
        return unit_of(self.period, self.code)

    def of(self, part: Part) -> "Subject":
        """A part in the split that belongs to the indicator."""
        return replace(self, piece=Piece(self.one.per, part.code)) if self.one.per else self

    def where(self, wanted: Filter) -> Placed:
        """Where the rows lie that match a filter."""
        return placed(self.catalogue, self.period, self.part, self.one, wanted, self.piece)

    def few(self, people: int) -> bool:
        """Whether a number with so many people behind it is hidden by itself."""
        return people < self.k and (self.hides_zero or people > 0)

    def number(
        self, veld: str, value: int, people: int, where: Placed, asks: bool = True
    ) -> Number:
        """A number of the row; one that does not ``ask`` may become known."""
        return Number(
            name=f"{self.unit}|{veld}",
            unit=self.unit,
            counts=where.counts,
            box=where.box,
            value=value,
            contributors=people,
            k=self.k if asks else 0,
            relation=where.relation,
        )

    def definition(self, wanted: Filter) -> Definition:
        """What is counted by this filter within the piece."""
        own = (self.part.code,)
        asked = (
            wanted
            if wanted.overal
            else wanted.model_copy(update={"deelopdracht": wanted.deelopdracht or own})
        )
        piece = self.piece
        if piece and self._can_be_written(asked, piece):
            asked, piece = asked.model_copy(update={piece.per: (piece.code,)}), None
        what = self.where(wanted).counts
        return (what, source_of(self.one), self.one.op, piece, asked.model_dump_json())

    def _can_be_written(self, asked: Filter, piece: Piece) -> bool:
        """Whether the piece is a key of a filter as well."""
        if piece.per in SEVERAL or piece.code == UNKNOWN:
            return False
        return piece.per in type(asked).model_fields
