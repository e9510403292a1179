"""Cases (trajecten): one or more clients for one deelopdracht over a stretch of time."""

from datetime import date

from sqlmodel import Field, SQLModel


class Case(SQLModel, table=True):
    """A traject. ``ended_as``: geslaagd, deels, niet, ingetrokken or doorverwezen.

    The referral dates say when it was sent, accepted and had a result.
    """

    __tablename__ = "client_case"

    id: int | None = Field(default=None, primary_key=True)
    opdracht: str
    deelopdracht: str
    team: str = Field(foreign_key="gebiedsteam.code")
    worker_id: int = Field(foreign_key="account.id")
    opened_on: date
    closed_on: date | None = None
    ended_as: str | None = None
    referred_to: str | None = None
    referral_sent_on: date | None = None
    referral_accepted_on: date | None = None
    referral_result: str | None = None


class CaseParty(SQLModel, table=True):
    """A client in a case. ``party`` tells sides apart, such as the two of buurtbemiddeling."""

    __tablename__ = "case_party"

    case_id: int = Field(primary_key=True, foreign_key="client_case.id")
    client_id: int = Field(primary_key=True, foreign_key="client.id", index=True)
    party: str = "client"
