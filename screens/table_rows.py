"""One table of an export as rows: what is shown, and why a number is hidden; no widgets."""

from typing import TYPE_CHECKING

from exports.counted.places import TEAM_PREFIX, Place
from exports.text.draft import TELLINGEN, code_on, place_of, where
from models.catalogue import TOTAL, Dimension, Measure
from models.counted_words import number_text
from screens.columns import Column, Row
from screens.contact_line import title_of

if TYPE_CHECKING:
    from exports.draft import Draft, Reason
    from exports.report import CsvTable, Value
    from models.catalogue import Catalogue, Tabel

HIDDEN, IMPOSSIBLE = "×", "-"
SIGNS = f"{HIDDEN} = verborgen · {IMPOSSIBLE} = kan niet voorkomen"
AXES: dict[Dimension, Column] = {
    "deelopdracht": Column("Deelopdracht", 18, share=1),
    "contactsoort": Column("Soort", 18, share=1),
    "kern": Column("Kern", 14, share=1),
    "gebiedsteam": Column("Gebiedsteam", 14, share=1),
    "leeftijdsgroep": Column("Leeftijd", 18, share=1),
}
MEASURES: dict[Measure, str] = {"contacten": "Contacten", "clienten": "Cliënten", "uren": "Uren"}
WHY = Column("Verborgen omdat", 18, share=1, optional=True)
Cells = dict[str, tuple["Value", "Value", str]]


def columns(table: "Tabel") -> tuple[Column, ...]:
    """What a table is split by, what is measured, and why something is hidden."""
    axes = [AXES[dimension] for dimension in table.dimensies]
    return (*axes, *(Column(MEASURES[maat], 9, right=True) for maat in table.maten), WHY)


def rows(draft: "Draft", table: "Tabel") -> list[Row]:
    """The protected cells of one table, a place a row; totals are bold."""
    reasons = _reasons(draft, (TELLINGEN, table.code))
    places: dict[Place, Cells] = {}
    for code, *place, maat, value, status in _file(draft, TELLINGEN).rows:
        if code == table.code:
            at = Place(*map(str, place))
            why = reasons.get((where(at, table), str(maat)), "")
            places.setdefault(at, {})[str(maat)] = (value, status, why)
    catalogue = draft.report.source.catalogue
    return [_row(place, cells, table, catalogue) for place, cells in places.items()]


def _reasons(draft: "Draft", place: tuple[str, str]) -> "dict[tuple[str, str], Reason]":
    found = (one for one in draft.hidden if place_of(one) == place)
    return {(one.where, one.measure): one.reason for one in found}


def _file(draft: "Draft", name: str) -> "CsvTable":
    return next(one for one in draft.report.tables if one.name == name)


def _row(place: Place, cells: Cells, table: "Tabel", catalogue: "Catalogue") -> Row:
    named = [_title(dimension, place, catalogue) for dimension in table.dimensies]
    nothing = (None, "nvt", "")
    values = [shown(*cells.get(maat, nothing)[:2]) for maat in table.maten]
    reason = why({MEASURES[maat]: cells.get(maat, nothing)[2] for maat in table.maten})
    style = "bold" if TOTAL in named else ""
    return Row(str(place), (*named, *values, reason), style)


def shown(value: "Value", status: "Value") -> str:
    """The value of a cell, or the sign for why there is none."""
    if status == "nvt":
        return IMPOSSIBLE
    if isinstance(value, str | bool) or value is None:
        return HIDDEN
    return number_text(value)


def why(reasons: dict[str, str]) -> str:
    """Why the measures of a place are hidden; once when it is the same for all."""
    given = {measure.lower(): reason for measure, reason in reasons.items() if reason}
    if len(set(given.values())) == 1 and len(given) == len(reasons):
        return next(iter(given.values()))
    return ", ".join(f"{measure}: {reason}" for measure, reason in given.items())


def _title(dimension: Dimension, place: Place, catalogue: "Catalogue") -> str:
    """What stands on an axis, in words."""
    code = code_on(dimension, place)
    if code == TOTAL:
        return TOTAL
    listed = {
        "deelopdracht": catalogue.deelopdrachten,
        "contactsoort": catalogue.contactsoorten,
        "kern": catalogue.kernen,
        "gebiedsteam": catalogue.gebiedsteams,
        "leeftijdsgroep": catalogue.leeftijdsgroepen,
    }
    bare = code.removeprefix(TEAM_PREFIX)
    title = title_of(listed[dimension], bare)
    return f"{bare} {title}" if dimension == "deelopdracht" else title
