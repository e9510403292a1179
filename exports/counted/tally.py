"""Contacts to figures, counted by the database. The figures are true: not to be shown."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Select, Subquery, func, literal, select, union_all
from sqlmodel import Session

from casereg.errors import Refused
from exports.counted.figure import Figure, can_occur, hours
from exports.counted.groups import FIRST, NUMBERS, at_home, cells, people, together
from exports.counted.places import AXES, Place, places
from exports.counted.rows import contacts
from exports.counted.wanted import (
    WHAT,
    Grouping,
    Kind,
    Wanted,
    clients_among,
    wanted_for,
    widest,
)
from models.catalogue import TOTAL, Catalogue, Measure, Tabel
from models.periods import Period


class Values(NamedTuple):
    """What is counted of one kind in one cell: contacts and their minutes, or people.

    ``busy`` are minutes, or the people who took some.
    """

    number: int = 0
    busy: int = 0
    nameless: int = 0
    nameless_busy: int = 0
    first: int = 0
    first_busy: int = 0


NOTHING = Values()


class Tally:
    """Counts the contacts of one opdracht in one period; what was counted once is kept."""

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        period: Period,
        team: str | None = None,
        counted: CTE | None = None,
    ) -> None:
        """Counts all tables of the catalogue, of one gebiedsteam or all, in one statement.

        ``counted`` are the contacts if not those that stand in the register now: see
        :func:`exports.late.effective_rows.effective`.

        Raises :class:`Refused` for contacts that would stand in no row of any table.
        """
        self._session, self._catalogue = session, catalogue
        if counted is None:
            counted = contacts(catalogue, period, team)
        self._cells = cells(counted, catalogue)
        self._people = people(counted, catalogue, period)
        self._homes = at_home(self._people)
        self._found: dict[tuple[Kind, Place], Values] = {}
        self._done: set[Wanted] = set()
        self._made: dict[Grouping, CTE] = {}
        tables: set[Wanted] = {("contacten", WHAT)}
        self._count(tables.union(*(wanted_for(catalogue, one) for one in catalogue.tabellen)))
        self._refuse_strangers()

    def figures(self, table: Tabel) -> tuple[Figure, ...]:
        """Every cell of a table, measure after measure, in the order of the catalogue."""
        self._count(wanted_for(self._catalogue, table))
        cells = places(self._catalogue, table)
        return tuple(self._figure(place, maat) for maat in table.maten for place in cells)

    def _figure(self, place: Place, maat: Measure) -> Figure:
        value, behind, contact = self._at(place, maat)
        # Contacts of no minutes are no empty cell: its zero would tell of them.
        empty = value == 0 and (maat != "uren" or self._at(place, "contacten")[0] == 0)
        possible = not empty or can_occur(self._catalogue, place)
        waarde = hours(value) if maat == "uren" else value
        contact = contact if behind == 1 else 0
        return Figure(place, maat, waarde, behind, contact, empty, possible)

    def _at(self, place: Place, maat: Measure) -> tuple[int, int, int]:
        """Value and contributors of one cell, and the number of one of its contacts."""
        if maat == "clienten":
            clients = self._found.get((clients_among(place.grouping), place), NOTHING)
            return clients.number, clients.number, clients.first
        contacts = self._found.get(("contacten", place), NOTHING)
        known = self._found.get(("mensen", place), NOTHING)
        if maat == "contacten":
            return contacts.number, known.number + contacts.nameless, contacts.first
        # Who spent no minutes is not behind the hours, and does not hide who did.
        return contacts.busy, known.busy + contacts.nameless_busy, contacts.first_busy

    def _count(self, wanted: set[Wanted]) -> None:
        """Count what was not counted before: a row for each place in each grouping."""
        missing = sorted(wanted - self._done)
        if not missing:
            return
        self._done.update(missing)
        self._made |= {one: together(self._cells, one) for one in widest(missing)}
        for kind, *found in self._session.execute(
            union_all(*(self._query(*pair) for pair in missing))
        ):
            place, values = Place(*found[: len(AXES)]), found[len(AXES) :]
            self._found[kind, place] = Values(*(int(value or 0) for value in values))

    def _query(self, kind: Kind, grouping: Grouping) -> Select[Any]:
        """The counts of one kind in one grouping."""
        if kind == "contacten":
            rows = self._finest(grouping)
            sums = (func.sum(rows.c[name]) for name in NUMBERS)
            return _grouped(
                kind, rows, grouping, *sums, *(func.min(rows.c[name]) for name in FIRST)
            )
        none, people = literal(0), self._people if kind == "mensen" else self._homes
        busy = _distinct(people.c.bezig) if kind == "mensen" else none
        distinct, first = _distinct(people.c.client), func.min(people.c.eerste)
        return _grouped(kind, people, grouping, distinct, busy, none, none, first, none)

    def _finest(self, grouping: Grouping) -> CTE:
        """Few rows that tell these places apart: sums over cells that more are made of."""
        axes = {"kern" if name == "gebiedsteam" else name for name in grouping}
        found = next((one for one in self._made if axes <= set(one)), None)
        return self._made[found] if found else self._cells

    def _refuse_strangers(self) -> None:
        """A deelopdracht or contactsoort without a row would be missing from every total."""
        catalogue = self._catalogue
        places = [place for _, place in self._found if place.grouping == WHAT]
        parts, kinds = {p.deelopdracht for p in places}, {p.contactsoort for p in places}
        strange = {f"deelopdracht {one!r}" for one in parts if not catalogue.deelopdracht(one)}
        strange |= {f"contactsoort {two!r}" for two in kinds if not catalogue.contactsoort(two)}
        if strange:
            raise Refused(
                f"Er zijn contacten met een code die {catalogue.code} niet kent: "
                f"{_listed(strange)}. Verbeter die contacten of zet de code terug in de opdracht."
            )


def _grouped(
    kind: Kind, rows: CTE | Subquery, grouping: Grouping, *values: ColumnElement[Any]
) -> Select[Any]:
    columns = {"kern" if name == "gebiedsteam" else name: rows.c[name] for name in grouping}
    place = (columns.get(axis, literal(TOTAL)) for axis in AXES)
    return select(literal(kind), *place, *values).select_from(rows).group_by(*columns.values())


def _distinct(column: ColumnElement[Any]) -> ColumnElement[int]:
    return func.count(func.distinct(column))


def _listed(names: Iterable[str], most: int = 5) -> str:
    ordered = sorted(names)
    more = f" en nog {len(ordered) - most}" if len(ordered) > most else ""
    return ", ".join(ordered[:most]) + more
