"""Contacts to figures, counted by the database. The figures are true: not to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, select
from sqlmodel import Session

from casereg.errors import Refused
from exports.counted_rows import clients, contacts, contributors
from exports.places import Place, places
from models.catalogue import TOTAL, Catalogue, Measure, Tabel
from models.periods import Period

Grouping = tuple[str, ...]
Sums = dict[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A true figure. ``waarde`` is a number of contacts or clients, or hours in two decimals.

    ``contributors`` are the people behind it: distinct clients, and one for each contact
    without a client. ``empty`` is True when no contact is behind it, ``possible`` False
    where the catalogue lets nothing be counted.
    """

    place: Place
    maat: Measure
    waarde: int | Decimal
    contributors: int
    empty: bool
    possible: bool


class Tally:
    """Counts the contacts of one opdracht in one period; what was counted once is kept."""

    def __init__(self, session: Session, catalogue: Catalogue, period: Period) -> None:
        """Raises :class:`Refused` for contacts that would stand in no row of any table."""
        self._session, self._catalogue = session, catalogue
        self._contacts = contacts(catalogue, period)
        self._contributors = contributors(self._contacts)
        self._clients = clients(self._contacts, catalogue, period)
        self._counted: dict[tuple[Measure, Grouping], tuple[Sums, Sums]] = {}
        self._refuse_strangers()

    def figures(self, table: Tabel) -> tuple[Figure, ...]:
        """Every cell of a table, measure after measure, in the order of the catalogue."""
        cells = places(self._catalogue, table)
        return tuple(self._figure(place, maat) for maat in table.maten for place in cells)

    def _figure(self, place: Place, maat: Measure) -> Figure:
        value, behind = self._at(place, maat)
        # Contacts of no minutes are no empty cell: its zero would tell of them.
        empty = value == 0 and (maat != "uren" or self._at(place, "contacten")[0] == 0)
        possible = not empty or can_occur(self._catalogue, place)
        waarde = hours(value) if maat == "uren" else value
        return Figure(place, maat, waarde, behind, empty, possible)

    def _at(self, place: Place, maat: Measure) -> tuple[int, int]:
        """Value and contributors of one cell; its whole grouping is counted at once."""
        wanted = (maat, place.grouping)
        if wanted not in self._counted:
            self._counted[wanted] = self._count(*wanted)
        values, behind = self._counted[wanted]
        return values.get(place.key, 0), behind.get(place.key, 0)

    def _count(self, maat: Measure, grouping: Grouping) -> tuple[Sums, Sums]:
        """The values and the contributors of one measure in one grouping."""
        if maat == "clienten":
            people = func.count(func.distinct(self._clients.c.client))
            sums = self._sums(self._clients, grouping, people)
            return sums, sums
        people = func.count(func.distinct(self._contributors.c.contributor))
        if maat == "contacten":
            return (
                self._sums(self._contacts, grouping, func.count()),
                self._sums(self._contributors, grouping, people),
            )
        # Who spent no minutes is not behind the hours, and does not hide who did.
        spent = self._contributors.c.minutes > 0
        minutes = func.coalesce(func.sum(self._contacts.c.minutes), 0)
        return (
            self._sums(self._contacts, grouping, minutes),
            self._sums(self._contributors, grouping, people, spent),
        )

    def _sums(
        self,
        rows: Subquery,
        grouping: Grouping,
        value: ColumnElement[Any],
        *only: ColumnElement[bool],
    ) -> Sums:
        columns = [rows.c[name] for name in grouping]
        query = select(*columns, value).select_from(rows).where(*only).group_by(*columns)
        return {tuple(key): int(number) for *key, number in self._session.execute(query)}

    def _refuse_strangers(self) -> None:
        """A deelopdracht or contactsoort without a row would be missing from every total."""
        rows, catalogue = self._contacts, self._catalogue
        pairs = self._session.execute(
            select(rows.c.deelopdracht, rows.c.contactsoort).distinct()
        ).all()
        strange = {f"deelopdracht {one!r}" for one, _ in pairs if not catalogue.deelopdracht(one)}
        strange |= {f"contactsoort {two!r}" for _, two in pairs if not catalogue.contactsoort(two)}
        if strange:
            raise Refused(
                f"Er zijn contacten met een code die {catalogue.code} niet kent: "
                f"{_listed(strange)}. Verbeter die contacten of zet de code terug in de opdracht."
            )


def can_occur(catalogue: Catalogue, place: Place) -> bool:
    """Whether the catalogue lets this contactsoort serve this deelopdracht."""
    kind = catalogue.contactsoort(place.contactsoort)
    if kind is None or place.deelopdracht == TOTAL:
        return True
    return not kind.deelopdrachten or place.deelopdracht in kind.deelopdrachten


def hours(minutes: int) -> Decimal:
    """Minutes as hours, rounded to two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def _listed(names: Iterable[str], most: int = 5) -> str:
    ordered = sorted(names)
    more = f" en nog {len(ordered) - most}" if len(ordered) > most else ""
    return ", ".join(ordered[:most]) + more
