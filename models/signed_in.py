"""Who is signed in at this moment."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from models.columns import Moment


class SignedIn(SQLModel, table=True):
    """One opened register; gone when it is closed. ``ended`` once somebody signed it out."""

    __tablename__ = "signed_in"

    id: UUID = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    since: datetime = Field(sa_type=Moment)
    last_seen: datetime = Field(sa_type=Moment)
    ended: bool = False
