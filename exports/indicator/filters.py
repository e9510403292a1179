"""Filters of the catalogue as conditions on rows."""

from dataclasses import dataclass

from sqlalchemy import false as sql_false
from sqlalchemy import func, not_

from exports.indicator.rows import Condition, Rows, between, both
from models.catalogue import Filter
from models.catalogue_indicators import Breakdown

# What is looked up in another table comes last: a row that does not match never gets there.
_LISTS = (
    *("deelopdracht", "contactsoort", "trajectsoort", "instrument", "soort"),
    *("taak", "project", "uitkomst", "kanaal", "reden", "kern", "leeftijdsgroep"),
    *("afloop", "moment", "route", "dag"),
)
_YES_OR_NO = ("bereikt", "geholpen", "client")
_LOOKED_UP = ("resultaat", "aandachtsgroep")


@dataclass(frozen=True, slots=True)
class Slice:
    """One value of a breakdown: rows that have one of ``codes``.

    With ``rest`` those that have none of them, also because it is not known.
    """

    per: Breakdown
    codes: tuple[str, ...]
    rest: bool = False

    def condition(self, rows: Rows) -> Condition:
        """The rows in this value."""
        has = rows.test(self.per, self.codes)
        return not_(func.coalesce(has, sql_false())) if self.rest else has


def base(
    rows: Rows, wanted: Filter | None, deelopdracht: str, slices: tuple[Slice, ...]
) -> Condition:
    """The rows an indicator of this deelopdracht counts, within these slices."""
    asked = wanted or Filter()
    if not asked.overal and not asked.deelopdracht:
        asked = asked.model_copy(update={"deelopdracht": (deelopdracht,)})

    def made() -> Condition:
        return both(within(rows, asked), *(one.condition(rows) for one in slices))

    return rows.once((asked, slices), made)


def within(rows: Rows, wanted: Filter) -> Condition:
    """Rows that match a filter as it stands; NULL where that depends on something not known."""
    found = [_listed(rows, wanted, key) for key in _LISTS if getattr(wanted, key)]
    for key in _YES_OR_NO:
        answer = getattr(wanted, key)
        if answer is not None:
            has = rows.test(key, ())
            found.append(has if answer else not_(has))
    if wanted.vanaf is not None or wanted.tot is not None:
        found.append(between(rows.column("score"), wanted.vanaf, wanted.tot))
    found += [_listed(rows, wanted, key) for key in _LOOKED_UP if getattr(wanted, key)]
    return both(*found)


def _listed(rows: Rows, wanted: Filter, key: str) -> Condition:
    has = rows.test(key, getattr(wanted, key))
    # Most work is for no project at all: an empty field says no, not "unknown".
    return func.coalesce(has, sql_false()) if key == "project" else has
