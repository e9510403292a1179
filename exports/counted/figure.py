"""A true figure: one cell of a table, counted and not yet protected."""

from dataclasses import dataclass
from decimal import Decimal

from exports.counted.places import Place
from models.catalogue import TOTAL, Catalogue, Measure


@dataclass(frozen=True, slots=True)
class Figure:
    """A true figure. ``waarde`` is a number of contacts or clients, or hours in two decimals.

    ``contributors`` are the people behind it: distinct clients, and one for each contact
    without a client; ``contact`` is one of the contacts of the only one there is, else 0.
    ``empty`` is True when no contact is behind it, ``possible`` False
    where the catalogue lets nothing be counted.
    """

    place: Place
    maat: Measure
    waarde: int | Decimal
    contributors: int
    contact: int
    empty: bool
    possible: bool


def can_occur(catalogue: Catalogue, place: Place) -> bool:
    """Whether the catalogue lets this contactsoort serve this deelopdracht."""
    kind = catalogue.contactsoort(place.contactsoort)
    if kind is None or place.deelopdracht == TOTAL:
        return True
    return not kind.deelopdrachten or place.deelopdracht in kind.deelopdrachten


def hours(minutes: int) -> Decimal:
    """Minutes as hours, rounded to two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))
