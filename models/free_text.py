"""What does not belong in a note, found by its form: numbers and addresses of people, and names.

Only a warning is made of it, so it may be wrong now and then, and never needs a list of
names of its own.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from models.names import search_terms

IBAN_LENGTHS = range(15, 35)
BSN_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should perhaps not stand there: what it looks like, and the text itself."""

    kind: str
    text: str


def _is_bsn(text: str) -> bool:
    """The elfproef: nine digits, weighed 9 to 2 and the last minus one, divide by eleven."""
    digits = [int(one) for one in text if one.isdigit()]
    weights = (*range(BSN_DIGITS, 1, -1), -1)
    return any(digits) and sum(map(int.__mul__, digits, weights)) % 11 == 0


def _is_iban(text: str) -> bool:
    """The remainder of 97 that every IBAN has."""
    bare = "".join(text.split()).upper()
    turned = "".join(str(int(one, 36)) for one in bare[4:] + bare[:4])
    return len(bare) in IBAN_LENGTHS and int(turned) % 97 == 1


def _always(_: str) -> bool:
    return True


# In this order, so that the digits of an IBAN are not taken for those of something else.
_FORMS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("IBAN", r"(?i)\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b", _is_iban),
    ("e-mailadres", r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\W\d]{2,}", _always),
    ("telefoonnummer", r"(?<![\w+])(?:\+31|0031|0)[ .-]?[1-9](?:[ .-]?\d){8}(?!\d)", _always),
    ("BSN", r"(?<![\d-])\d(?:[ .]?\d){8}(?![\d-])", _is_bsn),
    ("postcode", r"\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b", _always),
)
_PATTERNS = tuple((kind, re.compile(form), fits) for kind, form, fits in _FORMS)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLES = frozenset(
    ["mw", "mevr", "mevrouw", "dhr", "hr", "heer", "meneer", "dr", "fam", "familie"]
)
_ENDS = re.compile(r"[.!?:\n]")


def findings(text: str) -> tuple[Finding, ...]:
    """Numbers and addresses of people in ``text``."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Finding]:
    for kind, pattern, fits in _PATTERNS:
        for found in pattern.finditer(text):
            if fits(found[0]):
                yield Finding(kind, found[0].strip())
                text = text.replace(found[0], " " * len(found[0]), 1)


def capitals(text: str, known: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words with a capital: those that look like a name, and those that begin a sentence.

    Dutch writes only names with a capital. Abbreviations and the ``known`` words (folded)
    are left out; after mevrouw or dhr. there is always a name.
    """
    names: list[str] = []
    first: list[str] = []
    end, before = 0, ""
    for found in _WORD.finditer(text):
        word = found[0]
        begins = not before or _ENDS.search(text, end, found.start()) is not None
        titled = before.lower() in _TITLES
        if word[0].isupper() and not word.isupper() and not known_word(word, known):
            (first if begins and not titled else names).append(word)
        end, before = found.end(), word
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(first))


def known_word(word: str, known: Collection[str]) -> bool:
    """Whether every part of a word is among the ``known`` ones."""
    return set(search_terms(word)) <= set(known)
