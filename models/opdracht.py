"""Catalogues as they were loaded, version beside version."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class Opdracht(SQLModel, table=True):
    """One loaded version of a catalogue; the highest version of a code is the one in force."""

    code: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    title: str
    valid_from: date
    valid_until: date
    sha256: str
    text: str
    loaded_at: datetime = Field(sa_type=Moment)


class RegisterInfo(SQLModel, table=True):
    """One row: which register this is; binds key slots and backups to it.

    ``second_factor`` says that new accounts which see everything must have one.
    """

    __tablename__ = "register_info"

    id: int = Field(default=1, primary_key=True)
    database_id: str
    made_at: datetime = Field(sa_type=Moment)
    second_factor: bool = False
