"""The cells of the tables of a release in which a late contact shows."""

from collections.abc import Iterator
from functools import cache

from sqlmodel import Session, col, select

from exports.counted.places import Place, places, team_value
from exports.counted.threshold import threshold_at
from exports.late.released_rows import among
from exports.late.rule import Cell, Change, Person, Together
from models.catalogue import TOTAL, UNKNOWN, Catalogue, Measure, Tabel
from models.client import ClientYear
from models.periods import Period
from models.released_contact import CountedContact

What = tuple[str, str]
"""Deelopdracht and contactsoort."""
Where = tuple[str, str]
"""Kern and leeftijdsgroep."""


class LateCells:
    """Cells by measure and place; minutes have cells of their own, as have clients at home."""

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        period: Period,
        tables: tuple[Tabel, ...],
        changes: tuple[Change, ...],
    ) -> None:
        """Looks up where the clients in ``changes`` live."""
        self._catalogue, self._tables = catalogue, tables
        self._teams = {one.code: team_value(one.gebiedsteam) for one in catalogue.kernen}
        self._groups = {one.code for one in catalogue.leeftijdsgroepen}
        people = {person for one in changes for person in one.before | one.people if person > 0}
        self._homes = _homes(session, period, people)
        self._groupings = {maat: self._grouped(maat) for maat in ("contacten", "uren", "clienten")}
        self._numbers: dict[tuple[Measure, Place], Cell] = {}
        self._least: list[int] = []
        # There are few different kinds of contact, however many contacts there are.
        self._all = cache(self._cells)

    def of(self, state: CountedContact, people: frozenset[Person]) -> Iterator[Together]:
        """Every cell of contacten and uren at every level, with the people behind it."""
        what, here = (state.deelopdracht, state.contactsoort), (state.kern, state.leeftijdsgroep)
        yield self._all("contacten", what, here), people
        if state.minutes:
            yield self._all("uren", what, here), people

    def clients(self, state: CountedContact, people: frozenset[Person]) -> Iterator[Together]:
        """Every cell of clienten, for each client apart: where it lives."""
        what = (state.deelopdracht, state.contactsoort)
        for person in people:
            if person > 0:
                home = self._homes.get(person, (UNKNOWN, UNKNOWN))
                yield self._all("clienten", what, home), frozenset({person})

    def least(self, cell: Cell) -> int:
        """The threshold of the cell."""
        return self._least[cell]

    def _cells(self, maat: Measure, what: What, where: Where) -> tuple[Cell, ...]:
        found = (self._place(grouping, what, where) for grouping in self._groupings[maat])
        return tuple(self._numbered(maat, place) for place in found)

    def _numbered(self, maat: Measure, place: Place) -> Cell:
        if (maat, place) not in self._numbers:
            self._numbers[maat, place] = len(self._least)
            self._least.append(threshold_at(self._catalogue, place))
        return self._numbers[maat, place]

    def _grouped(self, maat: str) -> list[tuple[str, ...]]:
        """The levels at which the tables show this measure."""
        shown = (table for table in self._tables if maat in table.maten)
        return sorted({one.grouping for table in shown for one in places(self._catalogue, table)})

    def _place(self, grouping: tuple[str, ...], what: What, where: Where) -> Place:
        """The cell at this level; what the catalogue does not know is ``onbekend``."""
        kern = where[0] if where[0] in self._teams else UNKNOWN
        values = {
            "deelopdracht": what[0],
            "contactsoort": what[1],
            "kern": kern,
            "leeftijdsgroep": where[1] if where[1] in self._groups else UNKNOWN,
        }
        shown = {axis: value if axis in grouping else TOTAL for axis, value in values.items()}
        if "gebiedsteam" in grouping:
            shown["kern"] = self._teams.get(kern, team_value(UNKNOWN))
        return Place(**shown)


def _homes(session: Session, period: Period, people: set[int]) -> dict[int, Where]:
    """Kern and leeftijdsgroep of clients, fixed in the first year of the period known."""
    rows = select(ClientYear).where(
        col(ClientYear.client_id).in_(among(people)),
        col(ClientYear.year).between(period.start.year, period.end.year),
    )
    newest_first = session.exec(rows.order_by(col(ClientYear.year).desc()))
    return {row.client_id: (row.kern, row.leeftijdsgroep) for row in newest_first}
