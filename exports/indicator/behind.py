"""The contacts behind a figure, for those who may see them."""

from sqlalchemy import select
from sqlmodel import Session, col

from exports.indicator.counted import Wanted
from exports.indicator.figures import Scope
from exports.indicator.filters import base
from exports.indicator.rows import Condition, Rows, both
from exports.indicator.rules_met import scored
from exports.indicator.sources import Sources
from models.catalogue import Catalogue, Filter, Indicator
from models.catalogue_indicator_keys import source_of
from models.contact import UNDONE, Contact

_OF_CLIENTS = ("personen", "bereik")
# By source: the column of its rows that leads to contacts, and the column of contacts it is.
_LEADS = {
    "contacten": ("contact", col(Contact.id)),
    "deelnemers": ("contact", col(Contact.id)),
    "trajecten": ("case_id", col(Contact.case_id)),
    "resultaten": ("case_id", col(Contact.case_id)),
    "metingen": ("contact_id", col(Contact.id)),
}


def contacts_behind(
    session: Session, sources: Sources, catalogue: Catalogue, wanted: Wanted, limit: int
) -> tuple[int, ...]:
    """Numbers of the contacts, newest first; none behind what no contact was made for.

    For trajecten and their resultaten these are the contacts in those cases up to the end
    of the period, for metingen the contacts they were asked in.
    """
    leads = _LEADS.get(source_of(wanted.one) or "")
    if leads is None:
        return ()
    rows, (name, column) = sources.counted(wanted.one), leads
    asked = _asked(catalogue, wanted.one)
    query = (
        select(col(Contact.id))
        .where(
            column.in_(select(rows.table.c[name]).where(_matching(rows, wanted, asked))),
            col(Contact.status) != UNDONE,
            col(Contact.happened_on) <= sources.window.period.end,
            *_whose(sources.scope),
        )
        .order_by(col(Contact.happened_on).desc(), col(Contact.id).desc())
        .limit(limit)
    )
    return tuple(session.scalars(query))


def _whose(scope: Scope) -> list[Condition]:
    """Of a case that others worked in too, only the contacts that are asked about."""
    found = [] if scope.team is None else [col(Contact.team) == scope.team]
    return found if scope.worker is None else [*found, col(Contact.worker_id) == scope.worker]


def _asked(catalogue: Catalogue, one: Indicator) -> Filter | None:
    """The filter of the rows: of a share the noemer, of a rule over metingen those it is about."""
    if one.uit != "metingen" or one.regel is None:
        return one.filter or one.noemer
    rule = next(rule for rule in catalogue.regels if rule.code == one.regel)
    return scored(rule, one.noemer)


def _matching(rows: Rows, wanted: Wanted, asked: Filter | None) -> Condition:
    """The rows a figure is about, and of people those who are known."""
    one = wanted.one
    found = [base(rows, asked, wanted.part.code, wanted.slices)]
    if one.soort in _OF_CLIENTS:
        found.append(rows.test("client", ()))
    if rows.answer is not None and one.soort != "aandeel":
        found.append(rows.answer)
    return both(*found)
