"""Which broken rules a wrong value elsewhere may have caused, so that they are not told yet.

A stand-in for a wrong value can break a rule that the right value will not break. It is
better to hear of such a rule after mending the value than to look for a fault in vain.
"""

from models.catalogue_places import Path

# Keys of an indicator on which the meaning of all its other keys hangs, and who hang on none.
_STEERING = ("soort", "uit")
_FREE = ("code", "doelen")
_ABOUT_UNIT = ("eenheid", "norm", "richting", "verandering_in")
_FILTERS = ("filter", "noemer", "teller", "verwacht")
# Keys of a filter that decide what else can come through it.
_NARROWING = (
    *("overal", "deelopdracht", "contactsoort", "uitkomst", "trajectsoort"),
    *("instrument", "vanaf", "tot"),
)
_ON_SCALE = ("vanaf", "tot", "verschil", "moment", "vergelijk", "instrument")


def follows(fault: Path, damage: Path) -> bool:
    """Whether the rule broken at ``fault`` may be broken by the stand-in at ``damage``."""
    if fault == damage:
        return True
    if damage[0] == "leeftijdsgroepen":
        return fault[0] == damage[0] and fault[-1] != "code"
    if damage[0] == "instrumenten":
        own = fault[:2] == damage[:2] and fault[-1] not in ("code", "deelopdrachten")
        return own or fault[-1] in _ON_SCALE
    if damage[0] == "kengetallen" and damage[-1] in ("periode", "per"):
        return fault[-1] in ("basis", "uitsplitsing", "per")
    same = "indicatoren" in damage[2:3] and fault[:4] == damage[:4]
    return same and len(damage) > 4 and _within(fault[4:], damage[4:])


def _within(fault: Path, damage: Path) -> bool:
    """The same for two keys of one indicator."""
    if damage[0] in _STEERING:
        return fault[0] not in _FREE
    if damage[0] in _ABOUT_UNIT:
        return fault[0] in _ABOUT_UNIT
    whole = len(damage) == 1
    return damage[0] in _FILTERS and fault[0] in _FILTERS and (whole or damage[1] in _NARROWING)
