"""Volunteer work as rows that indicators are counted from."""

from sqlalchemy import not_, select

from exports.indicator.contacts import team_of
from exports.indicator.figures import Scope
from exports.indicator.rows import Rows, unless
from exports.indicator.tables import VOLUNTEER_WORK
from exports.indicator.windows import Window
from models.catalogue import UNKNOWN


def volunteer_rows(window: Window, scope: Scope) -> Rows:
    """Each row of volunteer work, counting for its number."""
    wanted = [
        VOLUNTEER_WORK.c.happened_on.between(window.period.start, window.period.end),
        VOLUNTEER_WORK.c.opdracht.in_(window.codes),
        not_(VOLUNTEER_WORK.c.undone),
    ]
    if scope.team is not None:
        wanted.append(VOLUNTEER_WORK.c.team == scope.team)
    if scope.worker is not None:
        wanted.append(VOLUNTEER_WORK.c.entered_by == scope.worker)
    table = (
        select(
            *(VOLUNTEER_WORK.c[key] for key in ("deelopdracht", "soort", "route", "number")),
            unless(VOLUNTEER_WORK.c.kern, UNKNOWN).label("kern"),
        )
        .where(*wanted)
        .subquery("vrijwilligerswerk")
    )
    c = table.c
    columns = {key: c[key] for key in ("deelopdracht", "soort", "route", "kern")}
    return Rows(table, columns | {"gebiedsteam": team_of(window, c.kern)}, number=c.number)
