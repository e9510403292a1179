"""The contacts behind a figure, for those who may see them."""

from sqlalchemy import select
from sqlmodel import Session, col

from exports.indicator_counted import Wanted
from exports.indicator_filters import base
from exports.indicator_rows import Condition, Rows, both
from exports.indicator_sources import Sources
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
    session: Session, sources: Sources, wanted: Wanted, limit: int
) -> tuple[int, ...]:
    """Numbers of the contacts, newest first; none behind what no contact was made for.

    For trajecten and their resultaten these are the contacts in those cases up to the end
    of the period, for metingen the contacts they were asked in.
    """
    leads = _LEADS.get(source_of(wanted.one) or "")
    if leads is None:
        return ()
    rows, (name, column) = sources.counted(wanted.one), leads
    query = (
        select(col(Contact.id))
        .where(
            column.in_(select(rows.table.c[name]).where(_matching(rows, wanted))),
            col(Contact.status) != UNDONE,
            col(Contact.happened_on) <= sources.window.period.end,
        )
        .order_by(col(Contact.happened_on).desc(), col(Contact.id).desc())
        .limit(limit)
    )
    return tuple(session.scalars(query))


def _matching(rows: Rows, wanted: Wanted) -> Condition:
    """The rows a figure is about: of a share the noemer, of people those who are known."""
    one = wanted.one
    found = [base(rows, one.filter or one.noemer, wanted.part.code, wanted.slices)]
    if one.soort in _OF_CLIENTS:
        found.append(rows.test("client", ()))
    if rows.answer is not None and one.soort != "aandeel":
        found.append(rows.answer)
    return both(*found)
