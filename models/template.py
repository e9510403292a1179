"""Templates of a worker: what a digit fills in, without any client."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from models.columns import Moment


class Template(SQLModel, table=True):
    """What a worker gets for a digit from 1 to 9: codes and numbers by field of a contact.

    ``by_hand`` says that the worker chose it; else it was learned from what was logged
    most, and may make room for something newer.
    """

    __tablename__ = "contact_template"

    worker_id: int = Field(primary_key=True, foreign_key="account.id")
    digit: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    by_hand: bool
    changed_at: datetime = Field(sa_type=Moment)
