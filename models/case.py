"""Cases (trajecten): one or more clients for one deelopdracht over a stretch of time."""

from datetime import date

from sqlmodel import Field, SQLModel


class Case(SQLModel, table=True):
    """A traject. ``trajectsoort`` and ``ended_as`` (its afloop) are codes of the catalogue.

    ``kern`` and ``leeftijdsgroep`` are those of the first client when it was opened.
    The referral dates say when it was sent, accepted and had a result.
    """

    __tablename__ = "client_case"

    id: int | None = Field(default=None, primary_key=True)
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
    """Whether a case reached a resultaat of the catalogue, answered on a day.

    No row is no answer, which is counted as missing and never as no.
    """

    __tablename__ = "case_result"

    case_id: int = Field(primary_key=True, foreign_key="client_case.id")
    code: str = Field(primary_key=True)
    answered_on: date = Field(index=True)
    reached: bool
