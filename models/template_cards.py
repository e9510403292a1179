"""Templates of a worker as screens get them, and how those are filled in."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from models.forms import HIGHEST_PARTICIPANTS, MINUTES_IN_A_DAY, Choice, Form

FEWEST, MOST = 1, 9
"""The digits a template can stand under."""


class TemplateForm(Form):
    """What a template fills in: codes, minutes and a number of people; never a client or a note."""

    contactsoort: Choice
    deelopdracht: Choice
    taak: Choice | None = None
    project: Choice | None = None
    kanaal: Choice | None = None
    uitkomst: Choice | None = None
    reden: Choice | None = None
    kern: Choice | None = None
    leeftijdsgroep: Choice | None = None
    minutes: Annotated[int, Field(ge=0, le=MINUTES_IN_A_DAY)] | None = None
    participants: Annotated[int, Field(ge=1, le=HIGHEST_PARTICIPANTS)] | None = None


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """The template under a digit; ``by_hand`` says that the worker chose it."""

    digit: int
    form: TemplateForm
    by_hand: bool
