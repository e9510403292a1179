"""What the register hands out about erasing and bewaartermijnen: frozen and plain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.cards import ClientCard

MOST_AT_ONCE = 250
"""Clients in one proposal: nobody else can write while they are erased."""


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """Something that is kept until a day, by which law or agreement; ``duty``: it must be."""

    title: str
    law: str
    until: date
    duty: bool


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing a client would do; nothing was done yet.

    ``counts`` is how many there are by kind (:mod:`models.erasure_words`). ``terms`` still
    run. With ``obstacles`` it cannot be asked; each says why. ``erasure`` is the number of a
    request that is open.
    """

    client: ClientCard
    merged: tuple[int, ...]
    counts: Mapping[str, int]
    terms: tuple[RunningTerm, ...]
    obstacles: tuple[str, ...]
    erasure: int | None = None

    @property
    def duties(self) -> tuple[RunningTerm, ...]:
        """The terms of a law, within which erasing needs a reason of its own."""
        return tuple(term for term in self.terms if term.duty)


@dataclass(frozen=True, slots=True)
class ErasureCard:
    """A request, or the proof of what was done: numbers, accounts and counts, never a name.

    ``mine`` says that the reader asked it, so that somebody else has to do it.
    """

    number: int
    soort: str
    team: str
    ground: str
    despite_term: bool
    clients: tuple[int, ...]
    asked_by: str
    asked_at: datetime
    state: str
    decided_by: str
    decided_at: datetime | None
    counts: Mapping[str, int]
    sha256: str
    mine: bool


@dataclass(frozen=True, slots=True)
class DueClient:
    """A client of whom every term is over; ``since`` is the first day after the last one."""

    number: int
    title: str
    law: str
    since: date


@dataclass(frozen=True, slots=True)
class RetentionPlan:
    """What is past its bewaartermijn on ``day``, by number.

    Of ``notes`` (contacts) and ``cases`` only free text goes: the rest is of a client who
    stays. ``restricted`` clients are past their term too but left alone; ``without`` are
    opdrachten that name no term. ``erasure`` is the number of a proposal that is open.
    """

    day: date
    clients: tuple[DueClient, ...] = ()
    notes: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    restricted: tuple[int, ...] = ()
    without: tuple[str, ...] = ()
    erasure: int | None = None
    asked_by: str = ""

    @property
    def left(self) -> int:
        """How many clients have to wait for a next proposal."""
        return max(0, len(self.clients) - MOST_AT_ONCE)

    @property
    def empty(self) -> bool:
        """Whether nothing is past its term."""
        return not (self.clients or self.notes or self.cases)
