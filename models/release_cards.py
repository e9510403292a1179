"""What is shown of releases: frozen, plain, without a database behind it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release in a list. ``made_by`` is an account, ``sha256`` that of ``datapackage.json``.

    A ``concept`` was made before releases were protected, and is not in the ledger.
    """

    number: int
    kind: str
    opdracht: str
    period: str
    made_at: datetime
    made_by: str
    sha256: str
    concept: bool


@dataclass(frozen=True, slots=True)
class ReleaseContent:
    """What the ledger remembers of a release, in numbers.

    ``shown`` and ``hidden`` are numbers of the package, ``structural`` cells that cannot
    occur. ``late_included`` and ``late_carried`` are contacts that came after an earlier
    release of their day.
    """

    folder: str
    files: tuple[str, ...]
    shown: int
    hidden: int
    structural: int
    late_included: int
    late_carried: int
    catalogue_version: int | None
    catalogue_sha256: str
    entry_sha256: str
    previous: str


@dataclass(frozen=True, slots=True)
class ReleasesMade:
    """All releases, oldest first. ``fault`` says at which the ledger was tampered with."""

    cards: tuple[ReleaseCard, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """One release; a concept has no ``content``. ``fault`` is about the whole ledger."""

    card: ReleaseCard
    content: ReleaseContent | None
    fault: str = ""
