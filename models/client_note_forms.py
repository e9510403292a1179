"""What is filled in when a client asks for a correction, states something, or is restricted."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.forms import MORE_LINES, Choice, Form, Name

Explanation = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000, pattern=MORE_LINES),
]


class ExplainedForm(Form):
    """Why something is done; or what the client states, in its own words."""

    explanation: Explanation


class CorrectionForm(ExplainedForm):
    """What a client's data should have been; a field left out stays as it is.

    ``birth_year`` None is unknown. ``drop`` are kenmerken the client never had.
    """

    name: Name | None = None
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    kern: Choice | None = None
    drop: tuple[Choice, ...] = ()
