"""Names as they are searched: accent-free, lower-case words."""

import re
import unicodedata

# Letters that Unicode does not split into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[a-z0-9]+")


def search_terms(text: str) -> tuple[str, ...]:
    """The distinct words of ``text`` without accents, in order: ``Zoë-Ann`` gives zoe, ann."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(dict.fromkeys(_WORD.findall(bare.replace("'", ""))))
