"""Who did what in a week, and what changed in it afterwards: frozen, for whoever leads a team."""

from dataclasses import dataclass
from datetime import date, datetime

from models.periods import Week


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """Contacts of one worker for one deelopdracht in a week, and in the week before it.

    ``team`` is the gebiedsteam they count in; minutes in minutes, of this week only.
    """

    worker: str
    team: str
    deelopdracht: str
    contacten: int
    minuten: int
    before: int


@dataclass(frozen=True, slots=True)
class WorkerWeek:
    """The week of one worker.

    ``days`` are contacts by day, Monday first, ``before`` those of the week before.
    ``without`` are the working days that are over on which nothing happened. ``drafts``
    are open now, of whatever week, the oldest untouched since ``draft_since``.
    """

    worker: str
    team: str | None
    days: tuple[int, ...]
    before: int
    without: tuple[date, ...]
    drafts: int = 0
    draft_since: datetime | None = None

    @property
    def contacten(self) -> int:
        """All contacts of the week."""
        return sum(self.days)


@dataclass(frozen=True, slots=True)
class WorkersCard:
    """Who did what in a week: those whom the reader may see, as it is now, also after the lock."""

    week: Week
    team: str | None
    rows: tuple[WorkerRow, ...]
    workers: tuple[WorkerWeek, ...]


@dataclass(frozen=True, slots=True)
class LateChange:
    """A contact that was entered, corrected or undone after its week was vastgesteld.

    ``what`` is ``ingevoerd``, ``verbeterd`` or ``vervallen``; ``worker`` is whose contact it is.
    """

    number: int
    happened_on: date
    deelopdracht: str
    contactsoort: str
    worker: str
    what: str
    at: datetime
