"""Which export is asked for, and which were tried in this visit; no widgets."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput
from exports.table.numbers import published_tables
from models.periods import Period, parse_period
from screens.choices import Choice, matching

if TYPE_CHECKING:
    from casereg.register import Register
    from exports.draft import Draft
    from models.catalogue import Tabel

NO_TABLE = "Zet met de spatiebalk minstens één tabel aan."


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, the code of the opdracht (None: what holds then), and which tables.

    ``offered`` are the tables there can be, ``left_out`` the codes of those not wanted.
    """

    period: Period
    opdracht: str | None
    offered: "tuple[Tabel, ...]"
    left_out: frozenset[str]

    @property
    def codes(self) -> tuple[str, ...] | None:
        """The tables to make; None is all of them. Raises :class:`InvalidInput` for none."""
        kept = tuple(one.code for one in self.offered if one.code not in self.left_out)
        if not kept:
            raise InvalidInput(NO_TABLE)
        return kept if self.left_out else None


def read_asked(
    register: "Register", period: str, opdracht: str, left_out: Collection[str]
) -> Asked:
    """What the fields ask; the opdracht may be a few letters of its code or title.

    Only tables that are published over such a period can be left out. Raises a
    :class:`~casereg.errors.CaseregError` when a field cannot be right.
    """
    when = parse_period(period)
    code = _opdracht(register, opdracht) if opdracht.strip() else None
    catalogue = register.catalogue_named(code) if code else register.catalogue(when.end)
    offered = published_tables(catalogue, when)
    return Asked(when, code, offered, frozenset(left_out) & {one.code for one in offered})


def _opdracht(register: "Register", typed: str) -> str:
    choices = [Choice(one.code, one.titel) for one in register.catalogues()]
    fitting = matching(choices, typed)
    if not fitting:
        known = ", ".join(one.code for one in choices)
        raise InvalidInput(f"Deze opdracht staat niet in het register. Wel: {known}.")
    return fitting[0].code


@dataclass(frozen=True, slots=True)
class Tried:
    """A choice, and what came out."""

    asked: Asked
    draft: "Draft"


class Trials:
    """What was tried in this visit, in the order of trying; the same choice once."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.all: list[Tried] = []

    def add(self, asked: Asked, draft: "Draft") -> None:
        """Remember what came out of a choice, instead of what came out of it before."""
        self.all = [one for one in self.all if one.asked != asked]
        self.all.append(Tried(asked, draft))

    def of(self, asked: Asked | None) -> "Draft | None":
        """What came out of this choice."""
        return next((one.draft for one in self.all if one.asked == asked), None)

    def forget(self) -> None:
        """A package was made: what was tried before it holds no longer."""
        self.all = []
