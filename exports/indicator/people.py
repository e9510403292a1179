"""Distinct people: the ones an indicator counts, and the ones behind what it counts."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import not_

from casereg.errors import Refused
from exports.indicator.counted import Wanted
from exports.indicator.counter import Asked, Counter
from exports.indicator.filters import base
from exports.indicator.rows import Condition, Rows, both
from exports.indicator.sources import Sources
from models.catalogue import Filter

_FIXED = ("kern", "leeftijdsgroep", "gebiedsteam")
Number = Callable[[], int]
_OF_PEOPLE = "aandachtsgroep"


@dataclass(frozen=True, slots=True)
class People:
    """Asks for people. They are distinct in the whole window, whatever its parts say."""

    counter: Counter
    sources: Sources

    def clients(self, wanted: Wanted) -> Asked:
        """The distinct clients that match; their kern is the one fixed for them in the year.

        Raises :class:`Refused` for what is counted without knowing who.
        """
        asked = wanted.one.filter or Filter()
        home = any(piece.per in _FIXED for piece in wanted.slices) or any(
            getattr(asked, key, ()) for key in _FIXED
        )
        rows = self.sources.people(wanted.one, own=True, home=home)
        if rows is None:
            raise Refused(f"Indicator {wanted.one.code} telt personen waar die niet bekend zijn.")
        matching = base(rows, wanted.one.filter, wanted.part.code, wanted.slices)
        return self.counter.people(rows, both(matching, rows.test("client", ())))

    def nobody(self, wanted: Wanted) -> Asked:
        """The rows that match but of which no client is known.

        Which kenmerken that client had is not known either, so they are not asked.
        """
        rows = self.sources.counted(wanted.one)
        asked = (wanted.one.filter or Filter()).model_copy(update={_OF_PEOPLE: ()})
        slices = tuple(piece for piece in wanted.slices if piece.per != _OF_PEOPLE)
        matching = base(rows, asked, wanted.part.code, slices)
        return self.counter.total(rows, both(matching, not_(rows.test("client", ()))))

    def behind(
        self, wanted: Wanted, number: Number, matching: Callable[[Rows], Condition]
    ) -> Number:
        """The distinct people behind rows; without names, as many as the rows count for."""
        rows = self.sources.people(wanted.one, own=True)
        return number if rows is None else self.counter.people(rows, matching(rows))
