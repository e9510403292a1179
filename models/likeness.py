"""Whether two names may be of one person: as they sound, in any order of their words."""

from difflib import SequenceMatcher

from models.names import telling_terms

# What people write in several ways, in the order in which it is made the same.
_SOUNDS = (
    *(("sch", "s"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ph", "f"), ("th", "t"), ("dt", "t")),
    *(("ch", "g"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("x", "ks")),
)


def sound_of(term: str) -> str:
    """A search term as it sounds: ``schmidt`` gives smit, ``jansz`` and ``jans`` the same."""
    for written, heard in _SOUNDS:
        term = term.replace(written, heard)
    once = "".join(
        letter for place, letter in enumerate(term) if place == 0 or letter != term[place - 1]
    )
    return once[:-1] + "t" if once.endswith("d") else once


def likeness(name: str, other: str) -> float:
    """0 to 1: how alike two names sound."""
    return SequenceMatcher(None, " ".join(_sounds(name)), " ".join(_sounds(other))).ratio()


def begins(name: str, other: str) -> bool:
    """Whether ``name``, of two words or more, may be the beginning of ``other`` still typed."""
    typed, left = _sounds(name), _sounds(other)
    for term in sorted(typed, key=len, reverse=True):
        fitting = next((word for word in left if word.startswith(term)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return len(typed) > 1


def _sounds(name: str) -> list[str]:
    return sorted(sound_of(term) for term in telling_terms(name))
