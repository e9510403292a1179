"""What was typed in a form that was left before it was stored, until its maker comes back to it.

It stands in the register as well, as a draft does, and is read back at sign-in
(:mod:`screens.form_screen`).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.cards import DraftCard

# In a draft: which form, what it is called, and what is no text of a field.
FORM, TITLE, MORE = "_form", "_title", "_more"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood in a form with this title; ``more`` is what else it needs, fit for JSON."""

    title: str
    texts: dict[str, str]
    more: Any

    def content(self, form: str) -> dict[str, str]:
        """The same as a draft."""
        texts = {name: text for name, text in self.texts.items() if text}
        return {FORM: form, TITLE: self.title, MORE: json.dumps(self.more)} | texts


class Unfinished:
    """The forms that were left, for each person and each form apart."""

    def __init__(self) -> None:
        """Nothing was left yet."""
        self._left: dict[tuple[str, str], Typed] = {}

    def read_back(self, who: str, drafts: "Iterable[DraftCard]") -> None:
        """Take up what this person left before; what was typed since goes before it."""
        for draft in drafts:
            texts = dict(draft.content)
            form, title, more = (texts.pop(name) for name in (FORM, TITLE, MORE))
            self._left.setdefault((who, form), Typed(title, texts, json.loads(more)))

    def keep(self, who: str, form: str, typed: Typed) -> None:
        """Keep what was typed, in place of what was kept of this form before."""
        self._left[who, form] = typed

    def of(self, who: str, form: str) -> Typed | None:
        """What this person typed in the form; None when there is nothing."""
        return self._left.get((who, form))

    def drop(self, who: str, form: str) -> None:
        """The form is stored, or its maker wants to start over."""
        self._left.pop((who, form), None)

    def titles(self, who: str) -> tuple[str, ...]:
        """The forms this person left."""
        return tuple(typed.title for (name, _), typed in self._left.items() if name == who)
