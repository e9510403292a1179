"""Crossings that no table publishes, but that a reader of several tables can reckon with.

Tables that share their dimensions in a ring tell something of the cells in which all of
these meet. A crossing of few people must stay as unknown as a cell of a table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.atoms.axes import FUNCTIONS
from exports.atoms.graph import cliques, closed
from exports.counted.tally import Tally
from exports.numbers import Number
from exports.table.numbers import TableNumbers
from models.catalogue import Tabel

_PREFIX = "kruising|"


def crossings(tables: Iterable[Tabel]) -> Iterator[Tabel]:
    """The crossings as tables, without those that are a table or a part of one."""
    scopes = {closed(one.dimensies, FUNCTIONS) for one in tables}
    for scope in cliques(scopes, FUNCTIONS):
        if any(scope <= one for one in scopes):
            continue
        named = sorted(scope - {FUNCTIONS[one] for one in scope if one in FUNCTIONS})
        # Not published, so a table may have more dimensions here than a catalogue allows.
        yield Tabel.model_construct(
            code="kruising", titel="", dimensies=tuple(named), maten=("contacten",), kortste=None
        )


def crossing_numbers(
    tally: Tally, cells: TableNumbers, tables: Iterable[Tabel]
) -> dict[str, Number]:
    """The crossings with few people in them, by name; without unit, for nobody publishes them."""
    tables = tuple(tables)
    told = {one.place for table in tables for one in tally.figures(table)}
    figures = (one for table in crossings(tables) for one in tally.figures(table))
    there = tuple(one for one in figures if one.place not in told and not one.empty)
    kept = (
        replace(one, name=_PREFIX + one.name, unit="", state="hidden")
        for one in cells.numbers({"kruising": there}).values()
        if one.contributors < one.k
    )
    return {one.name: one for one in kept}
