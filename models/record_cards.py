"""What the register hands out of cases, metingen and figures from outside: frozen and plain."""

from dataclasses import dataclass
from datetime import date

from models.cards import ClientCard


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A client in a case, on a side of it (empty when it has no sides)."""

    client: ClientCard
    party: str


@dataclass(frozen=True, slots=True)
class MetingCard:
    """A score; ``client`` is None when it was not about one. ``answers`` people gave it."""

    number: int
    instrument: str
    moment: str
    score: float
    measured_on: date
    deelopdracht: str
    client: int | None
    case: int | None
    contact: int | None
    answers: int


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case with everything that happened in it except its contacts.

    ``results`` are the last answers: code -> (reached, day). ``contacts`` is how many
    contacts it has, ``last_contact`` the day of the last one. ``undone``: it counts nowhere.
    """

    number: int
    opdracht: str
    deelopdracht: str
    trajectsoort: str
    taak: str | None
    project: str | None
    team: str
    worker: str
    parties: tuple[PartyCard, ...]
    opened_on: date
    closed_on: date | None
    ended_as: str | None
    referred_to: str | None
    referral_sent_on: date | None
    referral_accepted_on: date | None
    referral_result: str | None
    referral_result_on: date | None
    results: dict[str, tuple[bool, date]]
    metingen: tuple[MetingCard, ...]
    contacts: int
    last_contact: date | None
    undone: bool


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases to list, last opened first; everything left out does not limit.

    ``text`` is a case number, a client number or prefixes of a client's name.
    """

    text: str = ""
    open_only: bool = True
    mine: bool = False
    deelopdracht: str | None = None
    client: int | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class PeilingCard:
    """A survey without names: ``counts`` says how often each score was given."""

    number: int
    instrument: str
    moment: str
    held_on: date
    deelopdracht: str
    aandachtsgroep: str | None
    invited: int | None
    source: str
    counts: dict[float, int]


@dataclass(frozen=True, slots=True)
class KengetalCard:
    """A figure from outside as it was entered."""

    number: int
    code: str
    part: str
    value: float
    period: str
    source: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class MijlpaalCard:
    """Something delivered."""

    number: int
    code: str
    deelopdracht: str
    delivered_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class VolunteerCard:
    """A vacancy, a match or klussen; ``closed_on`` is when a vacancy was closed."""

    number: int
    soort: str
    happened_on: date
    closed_on: date | None
    amount: int
    route: str | None
    kern: str
    vacancy: int | None
    title: str
