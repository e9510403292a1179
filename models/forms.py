"""What people fill in, validated before a rule or a table sees it.

Tables do not validate; these do. Faults come out as :class:`InvalidInput` in Dutch
through :func:`filled`, with the field they belong to and never with its content.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from casereg.errors import InvalidInput

MINUTES_IN_A_DAY = 24 * 60

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]
AccountName = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[\w.@-]{2,60}$", to_lower=True)
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
Choice = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class Form(BaseModel):
    """Base of every form: cannot be changed, refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


F = TypeVar("F", bound=Form)


class ContactForm(Form):
    """A contact to store. ``id`` is made by whoever fills it in, so a retry stores once.

    ``late`` says the worker knows the week is vastgesteld and wants it stored as
    nagekomen. Codes are checked against the catalogue of ``happened_on`` by the rules.
    """

    id: UUID = Field(default_factory=uuid4)
    happened_on: date
    deelopdracht: Choice
    contactsoort: Choice
    taak: Choice | None = None
    kanaal: Choice | None = None
    project: Choice | None = None
    kern: Choice | None = None
    leeftijdsgroep: Choice | None = None
    clients: tuple[int, ...] = ()
    uitkomst: Choice | None = None
    reden: Choice | None = None
    follow_up_on: date | None = None
    minutes: Annotated[int, Field(ge=0, le=MINUTES_IN_A_DAY)] | None = None
    participants: Annotated[int, Field(ge=1, le=5000)] | None = None
    note: Note = ""
    late: bool = False


class ClientForm(Form):
    """A client to add: as little as possible. ``team`` None takes that of the kern or worker."""

    name: Name
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    kern: Choice | None = None
    mantelzorger: bool = False
    aandachtsgroepen: tuple[Choice, ...] = ()


class AccountForm(Form):
    """An account to add; ``role`` is checked by the rules, ``team`` is a gebiedsteam code."""

    name: AccountName
    role: Choice
    team: Choice | None = None


_FIELD_NAMES = {
    "happened_on": "datum",
    "minutes": "minuten",
    "participants": "deelnemers",
    "note": "notitie",
    "name": "naam",
    "birth_year": "geboortejaar",
    "follow_up_on": "vervolgdatum",
    "clients": "cliënt",
    "role": "rol",
}
_HINTS = {
    "minutes": f"geef hele minuten, van 0 tot {MINUTES_IN_A_DAY} (24 uur).",
    "participants": "geef een heel getal van 1 tot 5000.",
    "note": "houd hem onder 1000 tekens.",
    "name": "geef ten minste twee tekens; een accountnaam heeft geen spaties.",
    "birth_year": "geef vier cijfers, zoals 1948.",
    "id": "geef een UUID, zoals 5f0c4a52-7a2e-4f0e-9b57-0c1d2e3f4a5b.",
}


def filled(form: type[F], values: Mapping[str, Any]) -> F:
    """The form with these values; raises :class:`InvalidInput` for the first fault."""
    try:
        return form.model_validate(values)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    shown = _FIELD_NAMES.get(field, field)
    hint = _HINTS.get(field, "dit kan niet kloppen. Kijk het na.")
    if first["type"] == "missing":
        hint = "vul dit in."
    raise InvalidInput(f"{shown.capitalize()}: {hint}", field)
