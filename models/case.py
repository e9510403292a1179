"""Cases (trajecten): one or more clients for one deelopdracht over a stretch of time."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel


class Case(SQLModel, table=True):
    """A traject. ``trajectsoort`` and ``ended_as`` (its afloop) are codes of the catalogue.

    ``kern`` and ``leeftijdsgroep`` are those of the client with the lowest number when
    it was opened.
    The referral dates say when it was sent, accepted and had a result. ``uid`` is made
    by whoever opened it, so that a retry opens it once.
    """

    __tablename__ = "client_case"

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID | None = Field(default=None, unique=True, index=True)
    opdracht: str
    deelopdracht: str
    trajectsoort: str
    taak: str | None = None
    project: str | None = None
    team: str = Field(foreign_key="gebiedsteam.code", index=True)
    worker_id: int = Field(foreign_key="account.id")
    kern: str
    leeftijdsgroep: str
    opened_on: date = Field(index=True)
    closed_on: date | None = Field(default=None, index=True)
    ended_as: str | None = None
    referred_to: str | None = None
    referral_sent_on: date | None = None
    referral_accepted_on: date | None = None
    referral_result: str | None = None
    referral_result_on: date | None = None
    undone: bool = False


class CaseParty(SQLModel, table=True):
    """A client in a case. ``party`` is its side, such as the two of buurtbemiddeling, or empty."""

    __tablename__ = "case_party"

    case_id: int = Field(primary_key=True, foreign_key="client_case.id")
    client_id: int = Field(primary_key=True, foreign_key="client.id", index=True)
    party: str = ""


class CaseResult(SQLModel, table=True):
    """Whether a case reached a resultaat of the catalogue, as answered on a day.

    Of several answers the last one on or before a day holds on that day, so a later
    answer leaves last year as it was. No row is no answer, which is counted as missing
    and never as no. ``at_closing`` says that it came with the closing of the case.
    """

    __tablename__ = "case_result"

    case_id: int = Field(primary_key=True, foreign_key="client_case.id")
    code: str = Field(primary_key=True)
    answered_on: date = Field(primary_key=True, index=True)
    reached: bool
    at_closing: bool = False
