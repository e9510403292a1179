"""Until when what is known of clients is kept: the last day of each kind of help, and its term."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlmodel import Session, col

from models.case import Case, CaseParty
from models.catalogue_retention import Bewaartermijn
from models.client import Client
from models.contact import Contact, Participation
from models.loaded import Catalogues
from models.measurement import Meting

Key = tuple[int, str]
"""A client that was not merged, and the code of a term."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is kept of a client by one term: counted from ``last``, None while a case is open."""

    term: Bewaartermijn
    last: date | None

    def until(self, text: bool = False) -> date | None:
        """The last day it is kept, or with ``text`` what was written."""
        months = self.term.free_text if text else self.term.maanden
        return self.last and self.last + relativedelta(months=months)

    def over(self, day: date, text: bool = False) -> bool:
        """Whether that day was before ``day``."""
        until = self.until(text)
        return until is not None and until < day


@dataclass(frozen=True, slots=True)
class Stretches:
    """All stretches by client and term. ``without`` are clients of an opdracht without a term."""

    known: dict[Key, Stretch]
    without: dict[int, set[str]]

    def of(self, client: int) -> tuple[Stretch, ...]:
        """Those of one client."""
        return tuple(one for (number, _), one in self.known.items() if number == client)


def stretches(session: Session, catalogues: Catalogues, *who: ColumnElement[bool]) -> Stretches:
    """The stretches of the clients that these conditions let through."""
    known: dict[Key, Stretch] = {}
    without: dict[int, set[str]] = defaultdict(set)
    for person, opdracht, part, soort, last, is_open in _rows(session, who):
        term = term_of(catalogues, opdracht, part, soort)
        if term is None:
            without[person].add(opdracht)
            continue
        before = known.get((person, term.code))
        still_open = is_open or (before is not None and before.last is None)
        latest = max(filter(None, (last, before and before.last)), default=None)
        known[person, term.code] = Stretch(term, None if still_open else latest)
    return Stretches(known, without)


def term_of(
    catalogues: Catalogues, opdracht: str, part: str, soort: str | None
) -> Bewaartermijn | None:
    """The term of a contact or a case, from the opdracht it belongs to."""
    return catalogues.named(opdracht).bewaartermijn(part, soort)


def person() -> ColumnElement[int]:
    """The client that a number stands for."""
    return func.coalesce(col(Client.merged_into), col(Client.id))


def _rows(session: Session, who: tuple[ColumnElement[bool], ...]) -> Iterator[Any]:
    for found in (_of_contacts(), _of_cases(), _of_metingen()):
        yield from session.execute(found.where(col(Client.erased).is_(False), *who))


def _of_contacts() -> Select[Any]:
    by: tuple[Any, ...] = (
        person(),
        col(Contact.opdracht),
        col(Contact.deelopdracht),
        col(Case.trajectsoort),
    )
    return (
        select(*by, func.max(col(Contact.happened_on)), literal(0))
        .join_from(Client, Participation, col(Participation.client_id) == col(Client.id))
        .join(Contact, col(Contact.id) == col(Participation.contact_id))
        .join(Case, col(Case.id) == col(Contact.case_id), isouter=True)
        .group_by(*by)
    )


def _of_cases() -> Select[Any]:
    by: tuple[Any, ...] = (
        person(),
        col(Case.opdracht),
        col(Case.deelopdracht),
        col(Case.trajectsoort),
    )
    still_open = col(Case.closed_on).is_(None) & col(Case.undone).is_(False)
    last: Any = func.max(func.coalesce(col(Case.closed_on), col(Case.opened_on)))
    return (
        select(*by, last, func.max(case((still_open, 1), else_=0)))
        .join_from(Client, CaseParty, col(CaseParty.client_id) == col(Client.id))
        .join(Case, col(Case.id) == col(CaseParty.case_id))
        .group_by(*by)
    )


def _of_metingen() -> Select[Any]:
    by: tuple[Any, ...] = (
        person(),
        col(Meting.opdracht),
        col(Meting.deelopdracht),
        col(Case.trajectsoort),
    )
    return (
        select(*by, func.max(col(Meting.measured_on)), literal(0))
        .join_from(Client, Meting, col(Meting.client_id) == col(Client.id))
        .join(Case, col(Case.id) == col(Meting.case_id), isouter=True)
        .group_by(*by)
    )
