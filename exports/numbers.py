"""A number as the ledger knows it: what it counts, how many, and whether a reader may see it.

It is written in the words of the opdracht, not in atoms: which atoms there are depends on
everything that was ever released, and grows.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from exports.disclosure.system import State

Relation = Literal["is", "within", "apart"]
"""Whether a number counts its whole box, only some of what lies in it, or nothing of it."""

Unit = Literal["contacten", "uren", "clienten"]
"""What is counted: contacts, their minutes, distinct clients."""


@dataclass(frozen=True, slots=True)
class Box:
    """Every combination of these values, from ``start`` up to and including ``end``.

    Codes as the catalogue has them, ``onbekend`` where a contact may lack one; an empty
    axis is not limited. A gebiedsteam is the kernen that belong to it.
    """

    start: date
    end: date
    deelopdracht: tuple[str, ...] = ()
    contactsoort: tuple[str, ...] = ()
    kern: tuple[str, ...] = ()
    leeftijdsgroep: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Number:
    """One published or hidden number.

    ``name`` is unique in the opdracht and stays the same in a later release of the same
    period. Numbers of one ``unit`` are shown or hidden together. ``sum_of`` names numbers
    that it is the sum of, whatever ``box`` says. ``value`` is a whole number: minutes for
    uren, hundredths where figures have decimals. ``contributors`` are the people behind
    it; where that is one person, ``contact`` may be the number of a contact that tells who
    (0: not known). ``state`` is that of a row (:mod:`exports.disclosure.system`).
    """

    name: str
    unit: str
    counts: Unit
    box: Box
    value: int
    contributors: int
    k: int
    relation: Relation = "is"
    sum_of: tuple[str, ...] = ()
    state: State = "open"
    keep: bool = False
    contact: int = 0
