"""Weeks a teamleider has vastgesteld."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import Moment


class WeekLock(SQLModel, table=True):
    """A vastgestelde ISO week of one gebiedsteam; ``tally`` is what was counted then.

    ``late`` is how often a contact was added, corrected or undone in it afterwards.
    """

    __tablename__ = "week_lock"
    __table_args__ = (UniqueConstraint("team", "year", "week"),)

    id: int | None = Field(default=None, primary_key=True)
    team: str = Field(foreign_key="gebiedsteam.code")
    year: int
    week: int
    locked_by: int = Field(foreign_key="account.id")
    locked_at: datetime = Field(sa_type=Moment)
    late: int = 0
    tally: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
