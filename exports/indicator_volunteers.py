"""Volunteer work as rows that indicators are counted from."""

from sqlalchemy import not_, select
from sqlmodel import col

from exports.indicator_contacts import placed
from exports.indicator_figures import Scope
from exports.indicator_rows import Rows
from exports.indicator_windows import Window
from models.outside import VolunteerWork


def volunteer_rows(window: Window, scope: Scope) -> Rows:
    """Each row of volunteer work, counting for its number."""
    unplaced = placed(window, col(VolunteerWork.kern), col(VolunteerWork.kern))
    wanted = [
        col(VolunteerWork.happened_on).between(window.period.start, window.period.end),
        col(VolunteerWork.opdracht).in_(window.codes),
        not_(col(VolunteerWork.undone)),
    ]
    if scope.team is not None:
        wanted.append(col(VolunteerWork.team) == scope.team)
    if scope.worker is not None:
        wanted.append(col(VolunteerWork.entered_by) == scope.worker)
    table = (
        select(
            *(getattr(VolunteerWork, key) for key in ("deelopdracht", "soort", "route", "number")),
            *(column for column in unplaced if column.name != "leeftijdsgroep"),
        )
        .where(*wanted)
        .subquery("vrijwilligerswerk")
    )
    keys = ("deelopdracht", "soort", "route", "kern", "gebiedsteam")
    return Rows(table, {key: table.c[key] for key in keys}, number=table.c.number)
