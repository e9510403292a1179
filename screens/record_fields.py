"""What a form for a record is made of: its fields, and the record itself.

No widgets here. A record (a traject to open, a peiling, a mijlpaal) says which fields it
asks, given what stands in them, and how it is stored; :mod:`screens.record_form` does the
rest for all of them, and :mod:`screens.record_reading` says what was typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol
from uuid import UUID, uuid4

from screens.choices import Choice, answer, chosen

if TYPE_CHECKING:
    from casereg.register import Register

Kind = Literal["choice", "text", "day", "ahead", "whole", "amount", "clients"]
Texts = Mapping[str, str]
Values = Mapping[str, Any]

HINTS: dict[Kind, str] = {
    "choice": "Begin van een woord, of de toets ervoor.",
    "text": "Kort. Geen namen van mensen.",
    "day": "v vandaag, g gisteren, -2, vr, 14, 14-3 of 12 mrt.",
    "ahead": "v vandaag, morgen, vr, +7, 14 of 14-3.",
    "whole": "Een heel getal.",
    "amount": "Een getal, zoals 1250 of 87,5.",
    "clients": "Letters van de naam, of het nummer. Na ; nog een cliënt.",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    ``name`` is that of the form the register takes; of a list it is followed by a dash
    and what it is about, as in ``counts-3``. ``text`` is what is proposed. ``hint`` left
    out is the usual one of its kind.
    """

    name: str
    label: str
    kind: Kind = "choice"
    choices: tuple[Choice, ...] = ()
    required: bool = False
    text: str = ""
    hint: str = ""

    @property
    def told(self) -> str:
        """What to type here; an optional field may stay empty."""
        told = self.hint or HINTS[self.kind]
        return told if self.required else f"{told} Leeg mag."


class Record(Protocol):
    """Something to fill in and store."""

    @property
    def title(self) -> str:
        """What stands above the form."""

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """What is asked, given what stands in the fields; more may follow from a choice."""

    def store(self, register: "Register", values: Values) -> str:
        """Store it (in a thread) and give what to say; raises CaseregError when refused."""


@dataclass(frozen=True)
class StoredOnce:
    """A record that is stored once, however often it is sent while its form is open."""

    ident: UUID = field(default_factory=uuid4, kw_only=True)


def picked(asked: Field, texts: Texts) -> str:
    """The code chosen in a field; what is proposed counts while nothing else was typed."""
    found = chosen(asked.choices, texts.get(asked.name, asked.text))
    return found.code if found else ""


def named(listed: str, code: str) -> str:
    """The name of the field about ``code`` in a list."""
    return f"{listed}-{code}"


def of_list(listed: str, values: Values) -> dict[str, Any]:
    """What was filled in for a list, by code."""
    start = f"{listed}-"
    return {
        name.removeprefix(start): value
        for name, value in values.items()
        if name.startswith(start) and value is not None
    }


def answers(listed: str, values: Values) -> dict[str, bool]:
    """What was answered with yes or no; who does not know gives no answer."""
    given = {code: answer(one) for code, one in of_list(listed, values).items()}
    return {code: reached for code, reached in given.items() if reached is not None}


def only(choices: Sequence[Choice]) -> str:
    """The text of the only choice there is, to propose; else empty."""
    return choices[0].text if len(choices) == 1 else ""


def numbered(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Choices with a digit for each, where there are no more than nine."""
    if len(choices) > 9:
        return tuple(choices)
    return tuple(
        Choice(one.code, one.text, one.key or str(place))
        for place, one in enumerate(choices, start=1)
    )
