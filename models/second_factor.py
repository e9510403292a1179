"""The second factor of an account, and the codes for who lost the phone."""

from datetime import datetime

from sqlmodel import Field, Session, SQLModel, col, delete

from models.columns import Moment


class SecondFactor(SQLModel, table=True):
    """What an authenticator app shares with the register (TOTP, RFC 6238).

    It is asked at sign-in once it is confirmed with a code. ``last_step`` is the newest
    step of 30 seconds whose code was used: that code and older ones are worth nothing.
    """

    __tablename__ = "second_factor"

    account_id: int = Field(
        primary_key=True, foreign_key="account.id", sa_column_kwargs={"autoincrement": False}
    )
    secret: str
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    last_step: int = 0


class RecoveryCode(SQLModel, table=True):
    """A code on paper that stands in for the phone once; it is deleted when it is used."""

    __tablename__ = "recovery_code"

    account_id: int = Field(
        primary_key=True, foreign_key="account.id", sa_column_kwargs={"autoincrement": False}
    )
    sha256: str = Field(primary_key=True)


def forget_second_factor(session: Session, account_id: int) -> None:
    """Ask no code of an account any more; its recovery codes go too."""
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    session.exec(delete(SecondFactor).where(col(SecondFactor.account_id) == account_id))
