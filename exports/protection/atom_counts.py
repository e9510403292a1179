"""The true counts of atoms, by the database, from the rows that releases count."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, case, func, literal, select
from sqlmodel import Session

from exports.atoms.counts import Cell
from exports.atoms.pieces import Part, Piece, Span
from exports.counted.groups import at_home, people
from exports.counted.places import team_value
from models.catalogue import TOTAL, UNKNOWN, Catalogue
from models.periods import Period

_HOME = ("deelopdracht", "kern", "leeftijdsgroep")


class AtomCounts:
    """Counts in one reading session (:class:`exports.atoms.counts.TrueCounts`)."""

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        rows: CTE,
        counted: Callable[[Period], CTE],
        client_atoms: Mapping[str, int],
    ) -> None:
        """``rows`` are all contacts that any number counts, with the columns of ``contacts``.

        A column ``late`` may hold the label of a late contact, empty for others. ``counted``
        gives the contacts of one period; ``client_atoms`` are those of periods that were
        released before (:meth:`client_atoms`).
        """
        self._session, self._catalogue, self._rows = session, catalogue, rows
        self._counted, self._frozen = counted, dict(client_atoms)
        self._teams = {one.code: team_value(one.gebiedsteam) for one in catalogue.kernen}
        self._groups = {one.code for one in catalogue.leeftijdsgroepen}
        self._clients: dict[Span, Mapping[Cell, int]] = {}

    def contacten(
        self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]
    ) -> Mapping[Cell, int]:
        """The contacts in these pieces."""
        return self._sums(attributes, pieces, minutes=False)

    def uren(self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]) -> Mapping[Cell, int]:
        """The minutes of those contacts."""
        return self._sums(attributes, pieces, minutes=True)

    def clienten(self, attributes: tuple[str, ...], span: Span) -> Mapping[Cell, int]:
        """The distinct clients of a period, by where they are at home and by deelopdracht.

        When that is not asked each counts once, in however many deelopdrachten.
        """
        found: Counter[Cell] = Counter()
        homes = self._homes(span) if _HOME[0] in attributes else self._everybody(span)
        for cell, number in homes.items():
            found[self._cell(attributes, dict(zip(_HOME, cell, strict=True)))] += number
        return found

    def client_atoms(self, span: Span) -> dict[str, int]:
        """The clients of a period, under names that mean the same in every release."""
        return {_name(span, *cell): number for cell, number in sorted(self._homes(span).items())}

    def everybody_atoms(self, span: Span) -> dict[str, int]:
        """The same of all deelopdrachten together, each client once."""
        found = sorted(self._everybody(span).items())
        return {_name(span, *cell): number for cell, number in found}

    def _sums(
        self, attributes: tuple[str, ...], pieces: tuple[Piece, ...], minutes: bool
    ) -> Mapping[Cell, int]:
        names = tuple(
            dict.fromkeys("kern" if name == "gebiedsteam" else name for name in attributes)
        )
        # Named in a query of its own: what is grouped by must be the same for PostgreSQL.
        placed = select(self._rows, self._piece(pieces)).subquery()
        by = [placed.c[name] for name in names]
        number = func.coalesce(func.sum(placed.c.minutes) if minutes else func.count(), 0)
        found: Counter[Cell] = Counter()
        asked = select(number, *by).where(placed.c.piece.is_not(None)).group_by(*by)
        for counted, *values in self._session.execute(asked):
            known = dict(zip(names, values, strict=True))
            found[self._cell(attributes, known)] += int(counted)
        return found

    def _piece(self, pieces: tuple[Piece, ...]) -> ColumnElement[Any]:
        """In which piece a contact is counted, by number; NULL for none."""
        found = (
            (self._in(part), str(number))
            for number, piece in enumerate(pieces)
            for part in piece.parts
        )
        return case(*found, else_=None).label("piece") if pieces else literal(None).label("piece")

    def _in(self, part: Part) -> ColumnElement[bool]:
        """Whether a contact belongs to this part of a piece."""
        tests: list[ColumnElement[bool]] = []
        if "late" in self._rows.c:
            tests.append(self._rows.c.late == part.label)
        if part.days is not None:
            tests.append(self._rows.c.happened_on.between(*part.days))
        return and_(True, *tests)

    def _cell(self, attributes: tuple[str, ...], values: Mapping[str, str]) -> Cell:
        """The values of these attributes, as far as the catalogue knows them."""
        known = dict(values)
        kern, group = known.get("kern"), known.get("leeftijdsgroep")
        if kern is not None:
            known["kern"] = kern if kern in self._teams else UNKNOWN
            known["gebiedsteam"] = self._teams.get(kern, team_value(UNKNOWN))
        if group is not None and group not in self._groups:
            known["leeftijdsgroep"] = UNKNOWN
        return tuple(known[name] for name in attributes)

    def _homes(self, span: Span) -> Mapping[Cell, int]:
        """Clients by deelopdracht, kern and leeftijdsgroep: as released, or else counted."""
        return {cell: n for cell, n in self._all_homes(span).items() if cell[0] != TOTAL}

    def _everybody(self, span: Span) -> Mapping[Cell, int]:
        """Clients by kern and leeftijdsgroep, with ``totaal`` for deelopdracht."""
        return {cell: n for cell, n in self._all_homes(span).items() if cell[0] == TOTAL}

    def _all_homes(self, span: Span) -> Mapping[Cell, int]:
        if span not in self._clients:
            start = f"{_days(span)}|"
            frozen: dict[Cell, int] = {
                (part, kern, group): number
                for name, number in self._frozen.items()
                if name.startswith(f"clienten|{start}")
                for _, _, part, kern, group in [name.split("|")]
            }
            self._clients[span] = frozen or self._count_homes(span)
        return self._clients[span]

    def _count_homes(self, span: Span) -> Mapping[Cell, int]:
        period = Period(_days(span), *span)
        homes = at_home(people(self._counted(period), self._catalogue, period))
        number, kern, group = (
            func.count(homes.c.client.distinct()),
            homes.c.kern,
            homes.c.leeftijdsgroep,
        )
        found: dict[Cell, int] = {}
        part = homes.c.deelopdracht
        for counted, *cell in self._session.execute(
            select(number, part, kern, group).group_by(part, kern, group)
        ):
            found[tuple(cell)] = int(counted)
        for counted, *cell in self._session.execute(
            select(number, kern, group).group_by(kern, group)
        ):
            found[TOTAL, *cell] = int(counted)
        return found


def _name(span: Span, *cell: str) -> str:
    return "|".join(("clienten", _days(span), *cell))


def _days(span: Span) -> str:
    return f"{span[0]}..{span[1]}"
