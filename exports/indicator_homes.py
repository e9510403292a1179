"""People where they live: each client in one kern and one leeftijdsgroep a year."""

from sqlalchemy import Subquery, and_, func, select
from sqlmodel import col

from exports.indicator_contacts import PLACED, placed
from exports.indicator_windows import Window
from models.client import ClientYear


def at_home(window: Window, people: Subquery) -> Subquery:
    """The same people with the kern and leeftijdsgroep fixed for them in that year.

    So distinct clients add up over these, whatever their contacts say. For who had no
    contact that year nothing is fixed, and what the row says holds.
    """
    first = _first_years(window)
    fixed = and_(
        col(ClientYear.client_id) == first.c.client_id, col(ClientYear.year) == first.c.year
    )
    homes = placed(window, col(ClientYear.kern), col(ClientYear.leeftijdsgroep))
    return (
        select(
            *(column for column in people.c if column.name not in PLACED),
            *(func.coalesce(home, people.c[home.name]).label(home.name) for home in homes),
        )
        .join_from(people, first, first.c.client_id == people.c.client, isouter=True)
        .outerjoin(ClientYear, fixed)
        .subquery("thuis")
    )


def _first_years(window: Window) -> Subquery:
    """The first calendar year of the period in which something was fixed for a client."""
    years = (window.period.start.year, window.period.end.year)
    return (
        select(col(ClientYear.client_id), func.min(col(ClientYear.year)).label("year"))
        .where(col(ClientYear.year).between(*years))
        .group_by(col(ClientYear.client_id))
        .subquery("eerste_jaar")
    )
