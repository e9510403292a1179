"""Faults of the database in words a user understands, without statements or values."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from casereg.errors import Conflict, NotSignedIn, RegisterUnavailable

# Parts of the driver's message, and what they mean to a user.
_MEANINGS = (
    ("disk is full", "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."),
    ("no space left", "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."),
    ("database is locked", "Het register is bezet door een ander. Probeer het zo opnieuw."),
    ("readonly", "Het register kan niet worden beschreven. Kijk de rechten van de map na."),
    ("read-only", "Het register kan niet worden beschreven. Kijk de rechten van de map na."),
    (
        "not a database",
        "Het register gaat met deze sleutel niet open. Meld je opnieuw aan. Helpt dat niet, "
        "dan is het beschadigd: zet een reservekopie terug met: casereg restore BESTAND.",
    ),
    (
        "malformed",
        "Het register is beschadigd. Zet een reservekopie terug met: casereg restore BESTAND.",
    ),
    # A disk without room for the journal shows itself so.
    (
        "disk i/o error",
        "De schijf is vol of geeft een fout. Maak ruimte vrij en probeer het opnieuw.",
    ),
    ("unable to open", "Het register kan niet worden geopend. Kijk de rechten van de map na."),
)
# Of a register that did open: its key was changed since, or it was damaged.
NO_LONGER = "file is not a database"
_OTHERWISE = "Het register is niet bereikbaar. Kijk met: casereg doctor."


def meaning_of(fault: BaseException) -> str:
    """The Dutch line for a fault of the database driver."""
    said = str(getattr(fault, "orig", fault)).lower()
    return next((text for part, text in _MEANINGS if part in said), _OTHERWISE)


@contextmanager
def explained() -> Iterator[None]:
    """Turn faults of the database into :class:`RegisterUnavailable`.

    The original is cut off (``from None``): its text may hold what was being stored.
    A broken rule of the schema becomes :class:`Conflict`, without values. A key that no longer
    fits becomes :class:`NotSignedIn`: at the next sign-in it is seen whether there is damage.
    """
    try:
        yield
    except IntegrityError:
        raise Conflict(
            "Dit past niet bij wat er al staat; er is niets opgeslagen. Probeer het opnieuw."
        ) from None
    except (DBAPIError, PoolTimeout) as fault:
        if NO_LONGER in str(getattr(fault, "orig", "")):
            raise NotSignedIn(
                "Het register gaat met je sleutel niet meer open. Meld je opnieuw aan."
            ) from None
        raise RegisterUnavailable(meaning_of(fault)) from None
