"""What is shown of releases: frozen, plain, without a database behind it."""

from dataclasses import dataclass
from datetime import datetime

LOST = "vervallen"


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release in a list. ``made_by`` is an account, ``sha256`` that of ``datapackage.json``.

    A ``concept`` was made before releases were protected, and is not in the ledger. Nor is one
    of the kind ``LOST``: it was made after the backup that was put back.
    """

    number: int
    kind: str
    opdracht: str
    period: str
    made_at: datetime
    made_by: str
    sha256: str
    concept: bool

    @property
    def status(self) -> str:
        """What became of it, in a word."""
        if self.kind == LOST:
            return "onbekend"
        return "concept" if self.concept else "uitgegeven"

    @property
    def why_empty(self) -> str:
        """Why nothing of it is kept; empty when all of it is."""
        if self.kind == LOST:
            return (
                "Dit pakket en misschien ook die ervoor zijn van na de reservekopie die is "
                "teruggezet. Wat erin stond weet dit register niet."
            )
        if self.concept:
            return "Dit is een concept uit een eerdere versie: de inhoud is niet bewaard."
        return ""


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
