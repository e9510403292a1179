"""What people fill in, validated before a rule or a table sees it.

Tables do not validate; these do. Faults come out as :class:`InvalidInput` in Dutch
through :func:`filled`, with the field they belong to and never with its content.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from casereg.errors import InvalidInput

MINUTES_IN_A_DAY = 24 * 60
HIGHEST_PARTICIPANTS = 5000
# The highest number that the columns of both kinds of database hold.
HIGHEST_NUMBER = 2**31 - 1

# What steers a terminal, turns text around or ends a line; PostgreSQL takes no NUL at all.
_STEERING = r"\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}"
ONE_LINE = rf"^[^{_STEERING}]*$"
MORE_LINES = rf"^(?:[\n\t]|[^{_STEERING}])*$"
_ACCOUNT_NAME = r"^[\p{L}\p{M}\p{Nd}_.@-]{2,60}$"

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=120, pattern=ONE_LINE),
]
AccountName = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=_ACCOUNT_NAME, to_lower=True)
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=MORE_LINES)]
Choice = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=ONE_LINE)
]
ClientNumber = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)]


class Form(BaseModel):
    """Base of every form: cannot be changed, refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


F = TypeVar("F", bound=Form)


class ContactForm(Form):
    """A contact to store. ``id`` is made by whoever fills it in, so a retry stores once.

    ``late`` says the worker knows the week is vastgesteld and wants it stored as
    nagekomen. ``case`` is the number of its traject: without ``clients`` it takes those
    of the case. ``explanation`` is why it is corrected, when the client asked for it: what stood
    there is kept then. Codes are checked against the catalogue of ``happened_on`` by the rules.
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
    clients: tuple[ClientNumber, ...] = ()
    uitkomst: Choice | None = None
    reden: Choice | None = None
    follow_up_on: date | None = None
    minutes: Annotated[int, Field(ge=0, le=MINUTES_IN_A_DAY)] | None = None
    participants: Annotated[int, Field(ge=1, le=HIGHEST_PARTICIPANTS)] | None = None
    helped: bool | None = None
    case: ClientNumber | None = None
    note: Note = ""
    explanation: Note = ""
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
    "explanation": "toelichting",
    "name": "naam",
    "birth_year": "geboortejaar",
    "follow_up_on": "vervolgdatum",
    "clients": "cliënt",
    "role": "rol",
    "helped": "geholpen",
    "late": "nagekomen",
    "case": "traject",
    "parties": "cliënt",
    "party": "partij",
    "opened_on": "datum",
    "closed_on": "datum",
    "measured_on": "datum",
    "held_on": "datum",
    "noted_on": "datum",
    "delivered_on": "datum",
    "ended_as": "afloop",
    "results": "resultaat",
    "referred_to": "waarheen",
    "sent_on": "verstuurd op",
    "accepted_on": "aangenomen op",
    "result": "resultaat",
    "result_on": "datum van het resultaat",
    "client": "cliënt",
    "counts": "scores",
    "invited": "gevraagd",
    "source": "bron",
    "value": "waarde",
    "period": "periode",
    "part": "deel",
    "evidence": "bewijs",
    "number": "aantal",
    "vacancy": "vacature",
    "title": "omschrijving",
    "soort": "wat",
    "due_on": "dag",
    "due_at": "tijd",
    "about": "waarover",
}
_CLIENT = f"geef een cliëntnummer, van 1 tot {HIGHEST_NUMBER}."
_MANY = "geef een heel getal van 1 tot 100000."
_LINE = "geef 1 tot 200 tekens."
_HINTS = {
    "minutes": f"geef hele minuten, van 0 tot {MINUTES_IN_A_DAY} (24 uur).",
    "participants": f"geef een heel getal van 1 tot {HIGHEST_PARTICIPANTS}.",
    "note": "houd hem onder 1000 tekens.",
    "explanation": "geef 1 tot 1000 tekens.",
    "name": "geef 2 tot 120 tekens.",
    "helped": "geef ja of nee, of laat het leeg.",
    "case": f"geef het nummer van een traject, van 1 tot {HIGHEST_NUMBER}.",
    "clients": _CLIENT,
    "client": _CLIENT,
    "parties": _CLIENT,
    "counts": "geef bij elke score een aantal van 0 tot 100000.",
    "invited": _MANY,
    "number": _MANY,
    "vacancy": f"geef het nummer van een vacature, van 1 tot {HIGHEST_NUMBER}.",
    "score": "geef een getal, zoals 7 of 7,5.",
    "value": "geef een getal, zoals 120 of 4,5.",
    "source": _LINE,
    "evidence": _LINE,
    "title": _LINE,
    "about": "houd het onder 120 tekens.",
    "referred_to": _LINE,
    "result": _LINE,
    "birth_year": "geef vier cijfers, zoals 1948.",
    "id": "geef een UUID, zoals 5f0c4a52-7a2e-4f0e-9b57-0c1d2e3f4a5b.",
}
_STRANGE = "er staat een onzichtbaar of half teken in. Typ de tekst opnieuw"
_PATTERN_HINTS = {
    ONE_LINE: f"{_STRANGE}, op één regel.",
    MORE_LINES: f"{_STRANGE}.",
    _ACCOUNT_NAME: "gebruik 2 tot 60 letters, cijfers of . _ @ -, zonder spaties.",
}


def filled(form: type[F], values: Mapping[str, Any]) -> F:
    """The form with these values; raises :class:`InvalidInput` for the first fault."""
    try:
        return form.model_validate(values)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    shown = _FIELD_NAMES.get(field, field)
    raise InvalidInput(f"{shown.capitalize()}: {_hint(field, first)}", field)


def _hint(field: str, fault: ErrorDetails) -> str:
    """What to do about a fault in this field."""
    match fault["type"]:
        case "missing":
            return "vul dit in."
        case "string_unicode":
            return _PATTERN_HINTS[MORE_LINES]
        case "string_pattern_mismatch":
            return _PATTERN_HINTS[fault["ctx"]["pattern"]]
    return _HINTS.get(field, "dit kan niet kloppen. Kijk het na.")
