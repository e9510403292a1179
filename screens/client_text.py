"""The client field as text: ``Jan de Vries #104; pie`` is one client and a search going on."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.restriction_words import told
from screens.choices import Choice

if TYPE_CHECKING:
    from models.cards import ClientCard

SEPARATOR = ";"
_NUMBER = re.compile(r"#(\d+)\s*$")


def written(name: str, number: int) -> str:
    """A chosen client as it stands in the field."""
    return f"{name.replace(SEPARATOR, ' ').replace('#', ' ')} #{number}"


def choice_of(client: "ClientCard", kern: str) -> Choice:
    """A client to choose, with year of birth and kern against mix-ups."""
    hint = f"{client.birth_year or '':>4} {kern}"
    return Choice(
        str(client.number),
        written(client.name, client.number),
        hint=hint,
        label=client.shown,
        refused=told(client.number) if client.restricted_on else "",
    )


def joined(clients: "Iterable[ClientCard]") -> str:
    """Several clients in one field."""
    return f"{SEPARATOR} ".join(written(one.name, one.number) for one in clients)


def numbers(text: str) -> tuple[int, ...]:
    """The client numbers that were chosen, each once."""
    found = (_NUMBER.search(part) for part in text.split(SEPARATOR))
    return tuple(dict.fromkeys(int(one[1]) for one in found if one))


def searched(text: str) -> str:
    """What is being looked for: the first part that is no chosen client yet."""
    return next((part.strip() for part in text.split(SEPARATOR) if _sought(part)), "")


def goes_on(text: str) -> bool:
    """Whether another part was begun behind the one that is being looked for."""
    parts = text.split(SEPARATOR)
    return any(_sought(part) for part in parts[:-1])


def unknown(text: str) -> bool:
    """Whether something was typed that is no chosen client."""
    return any(_sought(part) for part in text.split(SEPARATOR))


def with_choice(text: str, choice: Choice) -> str:
    """The field's text after choosing for the part that is looked for, or else for the last."""
    parts = [part.strip() for part in text.split(SEPARATOR)]
    place = next((at for at, part in enumerate(parts) if _sought(part)), len(parts) - 1)
    parts[place] = choice.text
    return f"{SEPARATOR} ".join(parts)


def _sought(part: str) -> bool:
    return bool(part.strip()) and not _NUMBER.search(part)
