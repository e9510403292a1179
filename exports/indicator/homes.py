"""People where they live: each client in one kern and one leeftijdsgroep a year."""

from sqlalchemy import FromClause, Subquery, and_, case, func, select

from exports.indicator.contacts import PLACED, placed
from exports.indicator.tables import CLIENT_YEAR
from exports.indicator.windows import Window


def at_home(window: Window, people: FromClause) -> Subquery:
    """The same people with the kern and leeftijdsgroep fixed for them in that year.

    So distinct clients add up over these, whatever their contacts say. For who had no
    contact that year nothing is fixed, and what the row says holds. Fixed as unknown is
    fixed too.
    """
    first = _first_years(window)
    fixed = and_(CLIENT_YEAR.c.client_id == first.c.client_id, CLIENT_YEAR.c.year == first.c.year)
    known = CLIENT_YEAR.c.client_id.is_not(None)
    homes = placed(CLIENT_YEAR.c.kern, CLIENT_YEAR.c.leeftijdsgroep)
    return (
        select(
            *(column for column in people.c if column.name not in PLACED),
            *(case((known, home), else_=people.c[home.name]).label(home.name) for home in homes),
        )
        .join_from(people, first, first.c.client_id == people.c.client, isouter=True)
        .outerjoin(CLIENT_YEAR, fixed)
        .subquery("thuis")
    )


def _first_years(window: Window) -> Subquery:
    """The first calendar year of the period in which something was fixed for a client."""
    years = (window.period.start.year, window.period.end.year)
    return (
        select(CLIENT_YEAR.c.client_id, func.min(CLIENT_YEAR.c.year).label("year"))
        .where(CLIENT_YEAR.c.year.between(*years))
        .group_by(CLIENT_YEAR.c.client_id)
        .subquery("eerste_jaar")
    )
