"""All tables together, for migrations and because foreign keys are found by name only."""

from sqlmodel import SQLModel

from models import (  # noqa: F401 - a table is known once its module is imported
    account,
    audit,
    case,
    client,
    client_merge,
    client_note,
    contact,
    erasure,
    follow_up,
    measurement,
    opdracht,
    outside,
    place,
    release,
    released_contact,
    second_factor,
    sign_in_try,
    signed_in,
    signing_key,
    template,
    week_lock,
)

METADATA = SQLModel.metadata
