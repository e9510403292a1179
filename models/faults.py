"""Faults of the database in words a user understands, without statements or values."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from casereg.errors import (
    CaseregError,
    Conflict,
    NotSignedIn,
    OnlyRead,
    RegisterDamaged,
    RegisterUnavailable,
)

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
        "Dit deel van het register is beschadigd. "
        "Zet een reservekopie terug met: casereg restore BESTAND.",
    ),
    # A disk without room for the journal shows itself so.
    (
        "disk i/o error",
        "De schijf is vol of geeft een fout. Maak ruimte vrij en probeer het opnieuw.",
    ),
    ("unable to open", "Het register kan niet worden geopend. Kijk de rechten van de map na."),
    (
        "permission denied to set role",
        "Het account in CASEREG_DATABASE_URL mag dit niet op de server. "
        "Laat de beheerder van de server kijken in docs/server.md, bij Rollen.",
    ),
)
# Of a register that did open: its key was changed since, or it was damaged.
NO_LONGER = "file is not a database"
# A page that does not carry its seal (HMAC), or does not hang together.
DAMAGED = "malformed"
# SQLite and PostgreSQL, where somebody tries to write what may only be read.
_WRITING = ("readonly", "read-only")
_OTHERWISE = "Het register is niet bereikbaar. Kijk met: casereg doctor."


def meaning_of(fault: BaseException) -> str:
    """The Dutch line for a fault of the database driver."""
    said = str(getattr(fault, "orig", fault)).lower()
    return next((text for part, text in _MEANINGS if part in said), _OTHERWISE)


def unavailable(fault: BaseException) -> RegisterUnavailable:
    """The error for a fault of the database driver; damage has its own kind."""
    damaged = DAMAGED in str(getattr(fault, "orig", fault)).lower()
    return (RegisterDamaged if damaged else RegisterUnavailable)(meaning_of(fault))


@contextmanager
def explained(only_read: str = "", damaged: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Turn faults of the database into :class:`RegisterUnavailable`.

    What is damaged is :class:`RegisterDamaged`. Where ``only_read`` says why nothing may be
    written, that text comes as :class:`OnlyRead` when something tried. An error that nobody
    expected may come of a page that reads as zeros: then ``damaged`` is asked.

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
        said = str(getattr(fault, "orig", "")).lower()
        if only_read and any(part in said for part in _WRITING):
            raise OnlyRead(f"Er is niets opgeslagen. {only_read}") from None
        if NO_LONGER in said:
            raise NotSignedIn(
                "Het register gaat met je sleutel niet meer open. Meld je opnieuw aan."
            ) from None
        raise unavailable(fault) from None
    except CaseregError:
        raise
    except Exception:
        if damaged():
            raise RegisterDamaged(meaning_of(Exception(DAMAGED))) from None
        raise
