"""Forms for what the questions of the opdracht need beside contacts.

As in :mod:`models.forms`: tables do not validate, these do, and codes are checked
against the catalogue of their day by the rules.
"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID, uuid4

from pydantic import Field, StringConstraints

from models.forms import ONE_LINE, Choice, ClientNumber, Form

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=ONE_LINE),
]
Score = Annotated[float, Field(allow_inf_nan=False)]
Many = Annotated[int, Field(ge=1, le=100_000)]
Moment = Literal["start", "tussentijds", "einde"]


class StoredOnce(Form):
    """Something to store. ``id`` is made by whoever fills it in, so a retry stores once."""

    id: UUID = Field(default_factory=uuid4)


class PartyForm(Form):
    """A client in a case, on a side of it (empty when its trajectsoort has no sides)."""

    client: ClientNumber
    party: str = ""


class ScoreForm(Form):
    """A score on an instrument."""

    instrument: Choice
    score: Score


class CaseForm(StoredOnce):
    """A case to open; ``scores`` are the metingen at its start."""

    trajectsoort: Choice
    deelopdracht: Choice
    parties: Annotated[tuple[PartyForm, ...], Field(min_length=1)]
    opened_on: date
    taak: Choice | None = None
    project: Choice | None = None
    scores: tuple[ScoreForm, ...] = ()


class CloseForm(Form):
    """How a case ends; ``results`` are its yes-or-no answers, ``scores`` its last metingen."""

    closed_on: date
    ended_as: Choice
    results: dict[str, bool] = Field(default_factory=dict)
    scores: tuple[ScoreForm, ...] = ()


class ReferralForm(Form):
    """A step of a referral; every step has its own day, a later one may come later."""

    referred_to: Line | None = None
    sent_on: date | None = None
    accepted_on: date | None = None
    result: Line | None = None
    result_on: date | None = None


class MetingForm(StoredOnce):
    """One score about a client, a case or a contact: exactly one, or a case and its client."""

    instrument: Choice
    moment: Moment
    score: Score
    measured_on: date
    deelopdracht: Choice | None = None
    client: ClientNumber | None = None
    case: ClientNumber | None = None
    contact: ClientNumber | None = None


class PeilingForm(StoredOnce):
    """A survey without names: ``counts`` per score; ``invited`` is how many were asked."""

    instrument: Choice
    moment: Moment = "einde"
    deelopdracht: Choice
    held_on: date
    counts: Annotated[dict[float, Annotated[int, Field(ge=0, le=100_000)]], Field(min_length=1)]
    invited: Many | None = None
    aandachtsgroep: Choice | None = None
    source: Line


class KengetalForm(StoredOnce):
    """A figure from outside. ``period`` as people write it: 2023, 2023-Q1."""

    code: Choice
    part: str = ""
    value: Score
    period: Choice
    source: Line
    noted_on: date


class MijlpaalForm(StoredOnce):
    """Something delivered; ``code`` is that of an indicator of soort mijlpaal."""

    code: Choice
    delivered_on: date
    evidence: Line


class VolunteerForm(StoredOnce):
    """A vacancy, a match or klussen. ``title`` says what it is about, without names of people."""

    soort: Literal["vacature", "match", "klus"]
    happened_on: date
    number: Many = 1
    route: Choice | None = None
    kern: Choice | None = None
    vacancy: ClientNumber | None = None
    title: Line
