"""Names as they are searched: accent-free, lower-case words."""

import re
import unicodedata

# Letters that Unicode does not split into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_BETWEEN = frozenset(
    {"van", "von", "de", "den", "der", "het", "ter", "ten", "te", "el", "al", "la", "le"}
    | {"t", "s", "v", "d", "vd", "vdr", "op", "in"}
)
_WORD = re.compile(r"[a-z0-9]+")


def search_terms(text: str) -> tuple[str, ...]:
    """The distinct words of ``text`` without accents, in order: ``Zoë-Ann`` gives zoe, ann."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(dict.fromkeys(_WORD.findall(bare.replace("'", ""))))


def telling_terms(text: str) -> tuple[str, ...]:
    """The search terms without tussenvoegsels, which people write and shorten differently."""
    terms = search_terms(text)
    return tuple(term for term in terms if term not in _BETWEEN) or terms
