"""A week crossed: soort contact or medewerker beside deelopdracht, with last week; no widgets."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.contact_line import hours, title_of

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue
    from models.week_cards import WorkersCard

ALL = ""  # the code of a total, on both axes
Titled = tuple[str, str]  # a code with its title


@dataclass
class Cell:
    """Contacts of a week and of the week before it; ``clienten`` None cannot be added up."""

    contacten: int = 0
    before: int = 0
    minuten: int = 0
    clienten: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by columns of cells. The totals stand under :data:`ALL` and are in neither axis."""

    rows: tuple[Titled, ...]
    columns: tuple[Titled, ...]
    cells: dict[tuple[str, str], Cell]

    def cell(self, row: str, column: str) -> Cell:
        """What stands there; nothing where nobody did anything in both weeks."""
        return self.cells.get((row, column), Cell())

    def told(self, row: str, column: str) -> str:
        """A cell in words, with what there was no room for."""
        cell = self.cell(row, column)
        where = [dict(axis).get(code) for axis, code in ((self.rows, row), (self.columns, column))]
        clients = [] if cell.clienten is None else [clients_told(cell.clienten)]
        told = [contacts_told(cell.contacten), *clients, hours(cell.minuten)]
        title = " × ".join(one for one in where if one) or "Alles samen"
        return f"{title}\n{' · '.join(told)} · vorige week {number_text(cell.before)}"


def by_soort(card: "WeekCard", catalogue: "Catalogue | None") -> Matrix:
    """Contactsoort beside deelopdracht, as the opdracht orders them."""
    cells: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for row in card.rows:
        for place in _places(row.contactsoort, row.deelopdracht):
            cells[place].contacten += row.contacten
            cells[place].minuten += row.minuten
        cells[row.contactsoort, row.deelopdracht].clienten = row.clienten
    for row in card.before:
        for place in _places(row.contactsoort, row.deelopdracht):
            cells[place].before += row.contacten
    cells[ALL, ALL].clienten = card.totaal.clienten
    kinds = catalogue.contactsoorten if catalogue else ()
    used = {row.contactsoort for row in (*card.rows, *card.before)}
    listed = [one.code for one in kinds if one.code in used]
    codes = (*listed, *sorted(used - set(listed)))
    rows = tuple((code, title_of(kinds, code)) for code in codes)
    parts = {row.deelopdracht for row in (*card.rows, *card.before)}
    return Matrix(rows, columns(parts, catalogue), dict(cells))


def by_worker(card: "WorkersCard", catalogue: "Catalogue | None") -> Matrix:
    """Medewerker beside deelopdracht; of all teams together the team stands with the name."""
    cells: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for row in card.rows:
        for place in _places(row.worker, row.deelopdracht):
            cells[place].contacten += row.contacten
            cells[place].minuten += row.minuten
            cells[place].before += row.before
    rows = tuple((one.worker, _named(one.worker, one.team, card.team)) for one in card.workers)
    return Matrix(rows, columns({row.deelopdracht for row in card.rows}, catalogue), dict(cells))


def columns(codes: Iterable[str], catalogue: "Catalogue | None") -> tuple[Titled, ...]:
    """Deelopdrachten in the order of the opdracht, with their titles."""
    parts: Sequence[Titled] = ()
    if catalogue:
        parts = [(one.code, f"{one.code} {one.titel}") for one in catalogue.deelopdrachten]
    used = set(codes)
    known = [one for one in parts if one[0] in used]
    return (*known, *((code, code) for code in sorted(used - {code for code, _ in known})))


def contacts_told(number: int) -> str:
    """So many contacts, in words."""
    return many(number, "contact", "contacten")


def clients_told(number: int) -> str:
    """So many clients, in words."""
    return many(number, "cliënt", "cliënten")


def _places(row: str, column: str) -> tuple[tuple[str, str], ...]:
    """The cell itself, and the totals it adds to."""
    return (row, column), (row, ALL), (ALL, column), (ALL, ALL)


def _named(worker: str, team: str | None, shown: str | None) -> str:
    return worker if shown or not team else f"{worker} ({team.title()})"
