"""Kern and age group of a client that others were merged into, fixed for a calendar year."""

from collections.abc import Iterable

from sqlmodel import Session, select

from models.client import Client, ClientYear
from models.loaded import Catalogues
from models.merge_moves import contacts_of, opdrachten_of, released_among


def fix_years(session: Session, kept: int, gone: int, contacts: Iterable[int]) -> tuple[int, ...]:
    """Fix ``kept`` as ``gone`` was, in years of these contacts in which it had none before."""
    theirs, own = _years_of(session, gone), _years_of(session, kept)
    added = sorted((opdrachten_of(session, contacts).keys() & theirs.keys()) - own.keys())
    for year in added:
        like = theirs[year]
        fixed = ClientYear(
            client_id=kept, year=year, kern=like.kern, leeftijdsgroep=like.leeftijdsgroep
        )
        session.add(fixed)
    return tuple(added)


def free_years(
    session: Session, catalogues: Catalogues, kept: Client, years: Iterable[int]
) -> None:
    """Take back what was fixed in these years; with own contacts it becomes what those fix.

    A year of which a contact was released stays as it is.
    """
    number = kept.id or 0
    contacts = contacts_of(session, number)
    still = opdrachten_of(session, contacts)
    frozen = opdrachten_of(session, released_among(session, contacts))
    fixed = _years_of(session, number)
    for year in (one for one in years if one in fixed and one not in frozen):
        if year not in still:
            session.delete(fixed[year])
            continue
        catalogue = catalogues.named(still[year])
        fixed[year].kern = kept.kern
        fixed[year].leeftijdsgroep = catalogue.age_group(kept.birth_year, year)


def _years_of(session: Session, client: int) -> dict[int, ClientYear]:
    rows = session.exec(select(ClientYear).where(ClientYear.client_id == client))
    return {row.year: row for row in rows}
