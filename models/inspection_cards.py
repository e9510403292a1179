"""Everything that is held about one client, to hand to that client: frozen and plain.

Of others who took part there is a number and never who they are.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from models.audit_cards import AuditCard
from models.cards import ClientCard, ContactCard
from models.catalogue_retention import Bewaartermijn
from models.following_cards import MergeCard, NoteCard
from models.record_cards import CaseCard, MetingCard


@dataclass(frozen=True, slots=True)
class HeldKenmerk:
    """A kenmerk with its first and last day; None is always, or still."""

    code: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class HeldYear:
    """Where somebody counts in a calendar year."""

    year: int
    kern: str
    leeftijdsgroep: str


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A contact with nobody else in it; ``others`` is how many clients more took part."""

    contact: ContactCard
    others: int


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case with nobody else in it, and without its metingen; ``party`` is the own side."""

    case: CaseCard
    party: str
    others: int


@dataclass(frozen=True, slots=True)
class HeldMeting:
    """A score about the client, or about a case the client is in; ``undone`` counts nowhere."""

    meting: MetingCard
    undone: bool


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """Something planned; ``undone`` is dropped."""

    soort: str
    due_on: date
    due_at: time | None
    about: str
    worker: str
    done_on: date | None
    undone: bool


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """A contact that somebody is still typing, with this client in it."""

    worker: str
    changed_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """The last day by a bewaartermijn, and of what was written; None while a case is open."""

    term: Bewaartermijn
    until: date | None
    text_until: date | None


@dataclass(frozen=True, slots=True)
class InspectionCard:
    """All of it, oldest first; the audit newest first.

    ``known_as`` are the clients that turned out to be this one. ``releases`` are the
    numbers of the exports in which a contact of the client was counted, without a name.
    ``terms`` say how long what is held may be kept. ``made_at`` is when, ``made_by`` who.
    """

    client: ClientCard
    known_as: tuple[ClientCard, ...]
    added_by: str
    added_at: datetime
    kenmerken: tuple[HeldKenmerk, ...]
    years: tuple[HeldYear, ...]
    contacts: tuple[HeldContact, ...]
    cases: tuple[HeldCase, ...]
    metingen: tuple[HeldMeting, ...]
    plans: tuple[HeldPlan, ...]
    drafts: tuple[HeldDraft, ...]
    notes: tuple[NoteCard, ...]
    merges: tuple[MergeCard, ...]
    releases: tuple[int, ...]
    terms: tuple[HeldTerm, ...]
    audit: tuple[AuditCard, ...]
    made_at: datetime
    made_by: str
