"""What every form must hold to: codes of its catalogue, and days that have come."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from casereg.errors import InvalidInput
from models.catalogue import Catalogue, Item, Taak

LONGEST_LIST = 20
AnItem = TypeVar("AnItem", bound=Item)


def with_code(items: Iterable[AnItem], code: str) -> AnItem | None:
    """The item with this code, or None."""
    return next((item for item in items if item.code == code), None)


def check_code(
    code: str | None,
    items: Sequence[Item],
    field: str,
    besides: tuple[str, ...] = (),
    word: str = "",
) -> None:
    """Raise :class:`InvalidInput` when ``code`` is none of ``items``; ``word`` names the field."""
    if code is None or code in besides or with_code(items, code):
        return
    codes = [*(item.code for item in items), *besides]
    raise InvalidInput(
        f"Deze code voor {word or field} staat niet in de opdracht. Kies uit: {enumerated(codes)}.",
        field,
    )


def check_within_deelopdracht(
    deelopdracht: str, taak: str | None, project: str | None, catalogue: Catalogue
) -> None:
    """A taak and a project must be of the deelopdracht."""
    found = catalogue.deelopdracht(deelopdracht)
    taken: tuple[Taak, ...] = found.taken if found else ()
    numbers = [one.nummer for one in taken]
    if taak is not None and taak not in numbers:
        raise InvalidInput(
            f"Deelopdracht {deelopdracht} heeft deze taak niet. Kies uit: {enumerated(numbers)}.",
            "taak",
        )
    projects = [p.code for p in catalogue.projecten if p.deelopdracht == deelopdracht]
    if project is not None and project not in projects:
        raise InvalidInput(
            f"Deelopdracht {deelopdracht} heeft dit project niet. "
            f"Kies uit: {enumerated(projects)}.",
            "project",
        )


def check_day(day: date, today: date, what: str, field: str, after: date | None = None) -> None:
    """Raise :class:`InvalidInput` for a day to come, or one before ``after``."""
    if day > today:
        raise InvalidInput(f"{what} kan niet in de toekomst liggen.", field)
    if after is not None and day < after:
        raise InvalidInput(
            f"{what} kan niet voor {after.day}-{after.month}-{after.year} liggen.", field
        )


def enumerated(codes: Iterable[str]) -> str:
    """The codes as a user reads them, or ``geen``; a long list ends in ``en meer``."""
    listed = list(codes)
    more = " en meer" if len(listed) > LONGEST_LIST else ""
    return ", ".join(listed[:LONGEST_LIST]) + more or "geen"
