"""Hours per deelopdracht, taak and project, for the overview beside the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlmodel import Session

from exports.indicator.contacts import counted_people
from exports.indicator.norms import rounded
from exports.indicator.sources import Sources
from models.catalogue import TOTAL

_MINUTES_IN_HOUR = 60
_Key = tuple[str | None, ...]
HoursPer = tuple[Literal["deelopdracht", "taak", "project"], ...]
PER_PROJECT: HoursPer = ("deelopdracht", "taak", "project")
LEVELS: tuple[HoursPer, ...] = (PER_PROJECT, ("deelopdracht",), ())
"""What an overview of hours has: each place, each deelopdracht, and all together."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the contacts for one deelopdracht, taak and project.

    ``taak`` and ``project`` are None where the contact names none; what is summed over
    holds ``totaal``. ``contributors`` are the people behind the hours: who took no minutes
    is not.
    """

    deelopdracht: str
    taak: str | None
    project: str | None
    uren: Decimal
    contributors: int


def count_hours(
    session: Session, sources: Sources, per: HoursPer = PER_PROJECT
) -> tuple[Hours, ...]:
    """The hours of every combination that has contacts, in order of their codes."""
    contacts = sources.contacts().table
    return hours_of(session, contacts, counted_people(contacts), per)


def hours_of(
    session: Session, contacts: FromClause, people: FromClause, per: HoursPer
) -> tuple[Hours, ...]:
    """The same of these contacts, and of them once for each ``person``."""
    minutes = func.coalesce(func.sum(contacts.c.minutes), 0)
    behind = func.count(people.c.person.distinct()).filter(people.c.minutes > 0)
    spent, known = _sums(session, contacts, minutes, per), _sums(session, people, behind, per)
    return tuple(
        _hours(dict(zip(per, key, strict=True)), spent[key], known[key])
        for key in sorted(spent, key=lambda key: tuple(part or "" for part in key))
    )


def _hours(named: Mapping[str, str | None], minutes: int, people: int) -> Hours:
    part, taak, project = (named.get(key, TOTAL) for key in PER_PROJECT)
    return Hours(part or "", taak, project, rounded(Decimal(minutes) / _MINUTES_IN_HOUR), people)


def _sums(
    session: Session, table: FromClause, value: ColumnElement[Any], per: HoursPer
) -> dict[_Key, int]:
    columns = [table.c[name] for name in per]
    rows = session.execute(select(*columns, value).select_from(table).group_by(*columns))
    return {tuple(key): int(number) for *key, number in rows}
