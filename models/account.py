"""People who may sign in."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class Account(SQLModel, table=True):
    """A person with a role. ``password_hash`` is set on a team server only.

    On the embedded file the key slot beside it proves the password instead, see
    :mod:`casereg.security.keyslots`. ``team`` None works for the whole cooperatie.
    ``second_factor`` says that it must have one, see :mod:`models.second_factor`.
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    role: str
    team: str | None = Field(default=None, foreign_key="gebiedsteam.code")
    organisation: str | None = Field(default=None, foreign_key="organisation.code")
    active: bool = True
    password_hash: str | None = None
    added_at: datetime = Field(sa_type=Moment)
    second_factor: bool = False
