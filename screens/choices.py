"""Choosing from a list by typing a little: what can be chosen, and what fits what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.names import search_terms


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose.

    ``text`` stands in the field once chosen; ``key`` is its letter or digit; in the list
    ``label`` (or the text) is shown with ``hint`` behind it. ``refused`` says why it cannot be
    chosen, for who does.
    """

    code: str
    text: str
    key: str = ""
    hint: str = ""
    label: str = ""
    refused: str = ""


NOT_APPLICABLE = Choice("", "Niet van toepassing", "-")
ANSWERS = (Choice("ja", "Ja", "j"), Choice("nee", "Nee", "n"), Choice("nvt", "Weet niet", "w"))
_MEANT = {"ja": True, "nee": False}


def answer(code: str | None) -> bool | None:
    """What an answer means; None for who does not know."""
    return _MEANT.get(code or "")


def answered(reached: bool | None) -> str:
    """What stands in a field for an answer; empty when there is none."""
    return "" if reached is None else ANSWERS[0 if reached else 1].text


def folded(text: str) -> str:
    """A text as it is compared: lower case, no accents, single spaces."""
    return " ".join(search_terms(text))


def matching(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that fit, best first: letter, code, begin of the text, begin of its words."""
    wanted = folded(typed) or typed.strip()
    if not wanted:
        return tuple(choices)
    ranked = [(rank, one) for one in choices if (rank := _rank(one, wanted)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def chosen(choices: Sequence[Choice], text: str) -> Choice | None:
    """The choice whose text stands in the field, in full; None for anything less."""
    return next((one for one in choices if one.text == text.strip()), None)


def _rank(choice: Choice, wanted: str) -> int | None:
    """How well a choice fits, 0 is best; None when it does not."""
    text, code = folded(choice.text), folded(choice.code)
    exact = (text == wanted, choice.key == wanted, code == wanted)
    if any(exact):
        return exact.index(True)
    if code.startswith(wanted):
        return len(exact)
    if text.startswith(wanted):
        return len(exact) + 1
    words = text.split()
    fits = all(any(word.startswith(part) for word in words) for part in wanted.split())
    return len(exact) + 2 if fits else None
