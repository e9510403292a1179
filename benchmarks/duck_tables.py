"""The same tables counted by DuckDB from CSV files: what casereg is held against.

Written apart from ``exports``, in the way DuckDB likes best: typed columns are found while
reading, rows are kept once as a table, and a statement counts one grouping.
"""

from pathlib import Path
from typing import Any

from models.catalogue import TOTAL, UNKNOWN, Catalogue
from models.periods import Period

AXES = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
Cells = dict[tuple[str, tuple[str, ...]], tuple[float, int]]


def listed(codes: Any) -> str:
    """Codes as SQL; they are those of a catalogue, which holds no quotes."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def read_contacts(duck: Any, dump: Path, catalogue: Catalogue, period: Period) -> None:
    """Read what counts in the period into ``geteld``, ``mensen`` and ``thuis``."""
    duck.execute(
        f"CREATE TEMP TABLE geteld AS SELECT *, {_placed(catalogue, '')} "
        f"FROM read_csv('{dump}/contact.csv') WHERE opdracht = '{catalogue.code}' "
        f"AND happened_on BETWEEN '{period.start}' AND '{period.end}' AND status <> 'vervallen'"
    )
    duck.execute(
        "CREATE TEMP TABLE mensen AS SELECT geteld.*, client_id, "
        "coalesce(client_id, -id) AS person FROM geteld "
        f"LEFT JOIN read_csv('{dump}/participation.csv') ON contact_id = id"
    )
    duck.execute(
        f"CREATE TEMP TABLE jaren AS SELECT client_id, {_placed(catalogue, '')} "
        f"FROM read_csv('{dump}/client_year.csv') WHERE year = {period.start.year}"
    )
    duck.execute(
        "CREATE TEMP TABLE thuis AS SELECT mensen.deelopdracht, mensen.contactsoort, "
        "mensen.client_id, y.k, y.t, y.g FROM mensen LEFT JOIN jaren y USING (client_id) "
        "WHERE mensen.client_id IS NOT NULL"
    )


def count_tables(duck: Any, catalogue: Catalogue) -> Cells:
    """Value and contributors of every cell that is not empty."""
    wanted = {
        (maat, grouping)
        for table in catalogue.tabellen
        for grouping in _groupings(table.dimensies)
        for maat in table.maten
    }
    cells: Cells = {}
    for maat, grouping in wanted:
        for *place, value, behind in duck.execute(_query(maat, grouping)).fetchall():
            cells[maat, _key(grouping, place)] = (value or 0, behind)
    return cells


def _query(maat: str, grouping: tuple[str, ...]) -> str:
    columns = [{"kern": "k", "gebiedsteam": "t", "leeftijdsgroep": "g"}.get(n, n) for n in grouping]
    group = f"GROUP BY {', '.join(columns)}" if columns else ""
    named = "".join(f"{column}, " for column in columns)
    if maat == "clienten":
        people = "count(DISTINCT client_id)"
        return f"SELECT {named} {people}, {people} FROM thuis {group}"
    only = "WHERE minutes > 0" if maat == "uren" else ""
    value = "sum(minutes)" if maat == "uren" else "count(*)"
    behind = f"SELECT {named} count(DISTINCT person) AS behind FROM mensen {only} {group}"
    counted = f"SELECT {named} {value} AS value FROM geteld {group}"
    joined = f"LEFT JOIN ({behind}) USING ({', '.join(columns)})" if columns else f", ({behind})"
    return f"SELECT {named} value, coalesce(behind, 0) FROM ({counted}) {joined}"


def _groupings(dimensions: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Each set of dimensions that is not summed over; kern and gebiedsteam share an axis."""
    found: list[tuple[str, ...]] = [()]
    for name in dimensions:
        found += [(*one, name) for one in found]
    return [one for one in found if not {"kern", "gebiedsteam"} <= set(one)]


def _key(grouping: tuple[str, ...], place: list[str]) -> tuple[str, ...]:
    named = dict(zip(grouping, place, strict=True))
    if "gebiedsteam" in named:
        named["kern"] = named.pop("gebiedsteam")
    return tuple(named.get(axis, TOTAL) for axis in AXES)


def _placed(catalogue: Catalogue, table: str) -> str:
    """Kern ``k``, its gebiedsteam ``t`` and leeftijdsgroep ``g`` as the catalogue knows them."""
    kernen = listed(kern.code for kern in catalogue.kernen)
    groups = listed(group.code for group in catalogue.leeftijdsgroepen)
    teams = " ".join(f"WHEN '{k.code}' THEN '{k.gebiedsteam}'" for k in catalogue.kernen)
    return (
        f"CASE WHEN {table}kern IN {kernen} THEN {table}kern ELSE '{UNKNOWN}' END AS k, "
        f"'gebiedsteam:' || CASE {table}kern {teams} ELSE '{UNKNOWN}' END AS t, "
        f"CASE WHEN {table}leeftijdsgroep IN {groups} THEN {table}leeftijdsgroep "
        f"ELSE '{UNKNOWN}' END AS g"
    )
