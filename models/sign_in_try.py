"""Wrong tries to sign in on a team server; the embedded file keeps them beside it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class SignInTry(SQLModel, table=True):
    """How often a name was tried in vain. ``tag`` tells nobody which name it was."""

    __tablename__ = "sign_in_try"

    tag: str = Field(primary_key=True)
    failures: int
    last_at: datetime = Field(sa_type=Moment)
