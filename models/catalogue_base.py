"""What every part of a catalogue is made of: codes, titles, and items that have both."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9+-]*$", max_length=60)]
Title = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=300, strip_whitespace=True, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]


class Frozen(BaseModel):
    """Base of every part: cannot be changed, refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Frozen):
    """Something with a code and a title to choose from."""

    code: Code
    titel: Title
