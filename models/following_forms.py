"""What is planned, as people fill it in."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import StringConstraints

from models.forms import ONE_LINE, ClientNumber
from models.record_forms import StoredOnce

About = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=ONE_LINE)]


class FollowUpForm(StoredOnce):
    """A call or a visit to plan with a client, or in a case. ``about``: without names."""

    soort: Literal["terugbellen", "bezoek"]
    due_on: date
    due_at: time | None = None
    client: ClientNumber | None = None
    case: ClientNumber | None = None
    about: About = ""
