"""All tables together, for migrations and for whoever needs the whole schema."""

from sqlmodel import SQLModel

from models import (
    account,
    audit,
    case,
    client,
    contact,
    measurement,
    opdracht,
    place,
    release,
    week_lock,
)

MODULES = (
    account,
    audit,
    case,
    client,
    contact,
    measurement,
    opdracht,
    place,
    release,
    week_lock,
)
METADATA = SQLModel.metadata
