"""What the register hands out to find people and to follow them: frozen and plain."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from models.cards import ClientCard, ContactCard
from models.record_cards import CaseCard, MetingCard

CALL, VISIT, ANNOUNCED = "terugbellen", "bezoek", "vervolg"
"""The soorten of a follow-up; a contact announces the last with its vervolgdatum."""

EventKind = Literal["contact", "opened", "referred", "closed", "meting", "follow_up", "note"]
CASE_EVENTS: tuple[EventKind, ...] = ("opened", "referred", "closed")


@dataclass(frozen=True, slots=True)
class FollowUpCard:
    """Something planned. ``number`` is None while it is only announced by ``contact``.

    ``last_contact`` is the number of the newest contact of its worker with this client or
    in this case, 0 when there is none.
    """

    number: int | None
    soort: str
    due_on: date
    due_at: time | None
    about: str
    worker: str
    client: ClientCard | None
    case: int | None
    contact: int | None
    done_on: date | None
    last_contact: int = 0

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"announced {self.contact}" if self.number is None else f"plan {self.number}"


@dataclass(frozen=True, slots=True)
class MyDayCard:
    """What a worker planned: what is due or was done today, first what is due first.

    ``later`` is how much is planned after the days that are listed.
    """

    today: date
    follow_ups: tuple[FollowUpCard, ...]
    later: int


@dataclass(frozen=True, slots=True)
class FoundCard:
    """What one search found, each newest or best first."""

    clients: tuple[ClientCard, ...]
    cases: tuple[CaseCard, ...]
    contacts: tuple[ContactCard, ...]


@dataclass(frozen=True, slots=True)
class NoteCard:
    """Something a client asked for: a correction, a statement, restricted or free again.

    About a client or about a contact, by number. ``before`` holds what a correction
    changed, by the name of the field (:class:`models.client_note.ClientNote`).
    """

    number: int
    soort: str
    made_on: date
    worker: str
    explanation: str
    before: dict[str, Any]
    client: int | None
    contact: int | None


@dataclass(frozen=True, slots=True)
class EventCard:
    """Something that happened with a client; the card that goes with its kind is filled in."""

    day: date
    kind: EventKind
    number: int
    contact: ContactCard | None = None
    case: CaseCard | None = None
    meting: MetingCard | None = None
    follow_up: FollowUpCard | None = None
    note: NoteCard | None = None


@dataclass(frozen=True, slots=True)
class MergeCard:
    """A merge that stands: ``gone`` turned out to be the client that was kept."""

    number: int
    kept: int
    gone: ClientCard
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class TimelineCard:
    """A client as followed over time: what is open on top, then a page of events, newest first.

    ``referrals`` are cases whose referral has no result yet. ``others`` is how many
    contacts colleagues had, which the actor may not see. ``merges`` are those into this
    client, last one first.
    """

    client: ClientCard
    referrals: tuple[CaseCard, ...]
    follow_ups: tuple[FollowUpCard, ...]
    merges: tuple[MergeCard, ...]
    events: tuple[EventCard, ...]
    offset: int
    more: bool
    others: int


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do, in numbers; ``released`` contacts stay with ``gone``."""

    kept: ClientCard
    gone: ClientCard
    contacts: int
    released: int
    cases: int
    metingen: int
    follow_ups: int
