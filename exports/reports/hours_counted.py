"""The hours of the contacts that a package counts, per deelopdracht, taak and project."""

from sqlalchemy import case, func, select
from sqlmodel import col

from exports.counted.rows import clients_in
from exports.indicator.hours import LEVELS, Hours, hours_of
from exports.reports.hour_rows import Place
from exports.reports.moment import Moment
from models.contact import Contact


def hours_counted(moment: Moment) -> dict[Place, Hours]:
    """The true hours of each place that has contacts, totals among them.

    They add up to those of the tables. A contact that moved to another deelopdracht after
    it was released, and still counts in the old one, has no taak and no project there.
    """
    counted = moment.counted()
    client, joined = clients_in(counted)
    same, its = col(Contact.id) == counted.c.contact, counted.c.deelopdracht
    still = col(Contact.deelopdracht) == its
    taak, project = (case((still, one)) for one in (col(Contact.taak), col(Contact.project)))
    placed = (its, taak.label("taak"), project.label("project"), counted.c.minutes)
    contacts = select(*placed).select_from(counted.outerjoin(Contact, same)).subquery()
    person = func.coalesce(client, -counted.c.contact).label("person")
    people = select(*placed, person).select_from(joined.outerjoin(Contact, same)).subquery()
    found = (row for level in LEVELS for row in hours_of(moment.session, contacts, people, level))
    return {(row.deelopdracht, row.taak, row.project): row for row in found}
