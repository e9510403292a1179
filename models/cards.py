"""What the register hands to screens and commands: frozen, plain, without a database behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models.periods import Week
from models.template_cards import TemplateCard
from models.week_cards import LateChange

# The status of a contact.
VALID, LATE, UNDONE = "geldig", "nagekomen", "vervallen"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is signed in. ``team`` is the code of the gebiedsteam, None for the whole cooperatie."""

    account_id: int
    name: str
    role: str
    team: str | None


@dataclass(frozen=True, slots=True)
class ClientCard:
    """A client as shown to those who may see names. ``number`` is the own client number.

    ``merged_into`` is the number of the client this one turned out to be. Since
    ``restricted_on`` its data may not be added to or changed.
    """

    number: int
    name: str
    birth_year: int | None
    kern: str
    team: str
    mantelzorger: bool
    aandachtsgroepen: tuple[str, ...] = ()
    discharged_on: date | None = None
    merged_into: int | None = None
    restricted_on: date | None = None

    @property
    def shown(self) -> str:
        """The name in a list; a word before it, which is never cut off, says it is restricted."""
        return f"beperkt: {self.name}" if self.restricted_on else self.name


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One contact. ``status`` is ``geldig``, ``nagekomen`` or ``vervallen``; minutes in minutes.

    ``helped`` is None when nobody said; ``case`` is the number of its traject.
    """

    number: int
    id: UUID
    happened_on: date
    entered_at: datetime
    worker: str
    team: str
    opdracht: str
    deelopdracht: str
    taak: str | None
    contactsoort: str
    kanaal: str | None
    project: str | None
    kern: str
    leeftijdsgroep: str
    clients: tuple[ClientCard, ...]
    uitkomst: str | None
    reden: str | None
    follow_up_on: date | None
    minutes: int | None
    participants: int | None
    note: str
    status: str
    helped: bool | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A stored contact; ``new`` is False when its id was stored before."""

    contact: ContactCard
    new: bool


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A contact that is still being typed: the raw text of its fields, by field name."""

    id: UUID
    content: dict[str, str]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DayCard:
    """What a worker sees first: contacts of today and yesterday, drafts, own count this week.

    ``templates`` are the own ones, by digit.
    """

    today: date
    contacts: tuple[ContactCard, ...]
    drafts: tuple[DraftCard, ...]
    week: Week
    week_count: int
    templates: tuple[TemplateCard, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Counts of one deelopdracht x contactsoort in a week; ``clienten`` are distinct clients."""

    deelopdracht: str
    contactsoort: str
    contacten: int
    clienten: int
    minuten: int


@dataclass(frozen=True, slots=True)
class Missing:
    """How many contacts of the week lack an answer that was asked, by field name."""

    field: str
    contacten: int


@dataclass(frozen=True, slots=True)
class WeekCard:
    """The tally of a team in a week. ``team`` None is all teams together.

    ``status`` is ``open`` or ``vastgesteld``; rows of a vastgestelde week are those
    that were locked. ``totaal.clienten`` is recounted, not summed. ``drafts`` is how
    many drafts are open, ``late`` how many contacts were added, corrected or undone
    after the lock. ``before`` and ``totaal_before`` are of the week before it.
    ``settled_teams`` have locked the week.
    """

    week: Week
    team: str | None
    status: str
    rows: tuple[WeekRow, ...]
    totaal: WeekRow
    missing: tuple[Missing, ...]
    drafts: int
    late: int
    before: tuple[WeekRow, ...]
    totaal_before: WeekRow
    locked_by: str | None = None
    locked_at: datetime | None = None
    settled_teams: tuple[str, ...] = ()
    late_changes: tuple[LateChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account for the beheerder."""

    name: str
    role: str
    team: str | None
    active: bool


@dataclass(frozen=True, slots=True)
class CatalogueCard:
    """A catalogue that stands in the register, without its content."""

    code: str
    titel: str
    geldig_van: date
    geldig_tot: date
    sha256: str


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts to list, newest first; everything left out does not limit.

    ``text`` is a client number or prefixes of a client's name; ``clients`` are numbers,
    of which one took part. ``worker`` is the name of an account, or how it begins.
    """

    week: Week | None = None
    start: date | None = None
    end: date | None = None
    deelopdracht: str | None = None
    contactsoort: str | None = None
    worker: str = ""
    mine: bool = False
    text: str = ""
    clients: tuple[int, ...] = ()
    include_undone: bool = False
    limit: int | None = 200
    offset: int = 0
