"""Whether what is filled in about a client can be."""

from casereg.errors import InvalidInput
from models.catalogue import UNKNOWN, Catalogue
from models.names import search_terms


def check_name(name: str) -> None:
    """Raise :class:`InvalidInput` for a name that nothing could find."""
    if not search_terms(name):
        raise InvalidInput("Naam: geef ten minste één letter.", "name")


def check_birth_year(year: int | None, today: int) -> None:
    """Raise :class:`InvalidInput` for a year after ``today``, the current one."""
    if year is not None and year > today:
        raise InvalidInput("Geboortejaar: dit ligt in de toekomst.", "birth_year")


def check_kern(kern: str | None, catalogue: Catalogue) -> None:
    """Raise :class:`InvalidInput` for a kern that the opdracht does not have."""
    if kern not in (None, UNKNOWN, *(one.code for one in catalogue.kernen)):
        raise InvalidInput("Deze kern staat niet in de opdracht.", "kern")
