"""The cells of the tables as numbers for the ledger, and back as cells to show."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple

from exports.counted.figure import Figure, hours
from exports.counted.places import Place, team_value
from exports.counted.threshold import threshold_at
from exports.disclosure.system import State
from exports.numbers import Box, Number
from exports.table.counts import Cell, TableCounts
from models.catalogue import TOTAL, UNKNOWN, Catalogue, Measure, Tabel
from models.periods import Period

Tables = Mapping[str, tuple[Figure, ...]]
"""The true figures of each table that is published, by its code."""

_QUARTER = 89
"""The last day of a quarter comes at least so many days after the first."""


def is_short(period: Period) -> bool:
    """Whether it is shorter than a quarter: then only coarse figures leave the house."""
    return (period.end - period.start).days < _QUARTER


def published_tables(catalogue: Catalogue, period: Period) -> tuple[Tabel, ...]:
    """The tables of a period: shorter than a quarter only the coarse ones."""
    if not is_short(period):
        return catalogue.tabellen
    return tuple(one for one in catalogue.tabellen if one.coarse)


def published_rows(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The cells that are written, shown or hidden.

    Clients of several deelopdrachten do not add up, so of those only the grand total is.
    """
    return tuple(
        one
        for one in figures
        if one.maat != "clienten" or one.place.deelopdracht != TOTAL or one.place == Place()
    )


class TableNumbers:
    """Makes a number of each cell that can occur, one for all tables it stands in.

    What the ledger has (``frozen``, by name) keeps its value and state.
    """

    def __init__(self, catalogue: Catalogue, period: Period, frozen: Mapping[str, Number]) -> None:
        """Of one period, beside what was released before."""
        self._catalogue, self._period, self._frozen = catalogue, period, frozen
        self._units = {one.unit: one.state for one in frozen.values()}
        self._kernen: dict[str, tuple[str, ...]] = {team_value(UNKNOWN): (UNKNOWN,)}
        for team in catalogue.gebiedsteams:
            own = tuple(one.code for one in catalogue.kernen if one.gebiedsteam == team.code)
            self._kernen[team_value(team.code)] = own

    def numbers(self, tables: Tables) -> dict[str, Number]:
        """The numbers of these tables, by name."""
        cells = [one for figures in tables.values() for one in figures if self.possible(one)]
        contacts = {one.place for one in cells if one.maat == "contacten"}
        made = (self._number(one, one.place in contacts) for one in cells)
        return {one.name: one for one in made}

    def counts(
        self, tables: Tables, numbers: Mapping[str, Number], hidden: frozenset[str]
    ) -> tuple[TableCounts, ...]:
        """The tables as they may be shown, with these units hidden."""
        by_code = {table.code: table for table in self._catalogue.tabellen}
        return tuple(
            TableCounts(by_code[code], tuple(self._cell(one, numbers, hidden) for one in figures))
            for code, figures in tables.items()
        )

    def possible(self, figure: Figure) -> bool:
        """Whether there can be anything: not for a gebiedsteam without kernen."""
        return figure.possible and self._kernen.get(figure.place.kern) != ()

    def name(self, maat: Measure, place: Place) -> str:
        """How the ledger calls a cell."""
        return "|".join(("telling", self._days, maat, *astuple(place)))

    def box(self, place: Place) -> Box:
        """What a cell counts."""
        values = ((one,) if one != TOTAL else () for one in astuple(place))
        part, kind, kern, group = values
        kernen = self._kernen.get(place.kern, kern)
        return Box(self._period.start, self._period.end, part, kind, kernen, group)

    @property
    def _days(self) -> str:
        return f"{self._period.start}..{self._period.end}"

    def _number(self, figure: Figure, beside_contacts: bool) -> Number:
        name = self.name(figure.maat, figure.place)
        if name in self._frozen:
            return self._frozen[name]
        unit, state = name, self._state(figure, beside_contacts)
        if figure.maat != "clienten":
            unit = "|".join(("telling", self._days, *astuple(figure.place)))
        released = self._units.get(unit)
        if released == "hidden":
            state = "hidden"
        elif released is not None:
            # What stands beside it is shown already, and cannot be hidden with it.
            unit = name
        return Number(
            name=name,
            unit=unit,
            counts=figure.maat,
            box=self.box(figure.place),
            value=_whole(figure),
            contributors=figure.contributors,
            k=threshold_at(self._catalogue, figure.place),
            state=state,
            contact=figure.contact,
        )

    def _state(self, figure: Figure, beside_contacts: bool) -> State:
        """The primary rule. Contacts of no minutes stand or fall with the contacts."""
        if figure.empty:
            return "hidden" if self._catalogue.bescherming.zeros == "hide" else "open"
        if figure.contributors == 0 and beside_contacts:
            return "open"
        few = figure.contributors < threshold_at(self._catalogue, figure.place)
        return "hidden" if few else "open"

    def _cell(self, figure: Figure, numbers: Mapping[str, Number], hidden: frozenset[str]) -> Cell:
        place, maat = figure.place, figure.maat
        number = numbers.get(self.name(maat, place))
        if number is None:
            return Cell(place, maat, 0, "nvt")
        if number.state == "hidden" or number.unit in hidden:
            return Cell(place, maat, None, "onderdrukt")
        waarde = hours(number.value) if maat == "uren" else number.value
        return Cell(place, maat, waarde, "gepubliceerd")


def _whole(figure: Figure) -> int:
    """Contacts, clients, or minutes; two decimals of hours tell every minute apart."""
    return round(figure.waarde * 60) if figure.maat == "uren" else int(figure.waarde)
