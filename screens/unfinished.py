"""What was typed in a form that was left before it was stored, until its maker comes back to it.

It stands in memory only: contacts have drafts in the register, these forms do not.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood in a form with this title; ``filled`` is what the form itself makes of it."""

    title: str
    filled: Any


class Unfinished:
    """The forms that were left, for each person and each form apart."""

    def __init__(self) -> None:
        """Nothing was left yet."""
        self._left: dict[tuple[str, object], Typed] = {}

    def keep(self, who: str, form: object, typed: Typed) -> None:
        """Keep what was typed, in place of what was kept of this form before."""
        self._left[who, form] = typed

    def of(self, who: str, form: object) -> Any:
        """What this person typed in the form; None when there is nothing."""
        found = self._left.get((who, form))
        return found.filled if found else None

    def drop(self, who: str, form: object) -> None:
        """The form is stored, or its maker wants to start over."""
        self._left.pop((who, form), None)

    def titles(self, who: str) -> tuple[str, ...]:
        """The forms this person left."""
        return tuple(typed.title for (name, _), typed in self._left.items() if name == who)
