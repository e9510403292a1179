"""Makes a faulty catalogue whole enough to look for the faults behind the first ones.

The rules between parts need a catalogue whose values are right. Without this, a
writer would mend one value, check again, and only then hear about the next fault.
What comes out is never used for anything but that.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from itertools import count
from typing import Any

from pydantic import ValidationError

from models.catalogue import Catalogue
from models.catalogue_faults import value_faults
from models.catalogue_places import Fault, Path

STAND_IN = "zz-ingevuld"
# Filled in where a value is needed; anything else that is wrong is left out.
_NEEDED: dict[str, Any] = {
    "titel": STAND_IN,
    "gebiedsteam": STAND_IN,
    "deelopdracht": STAND_IN,
    "geldig_van": date.min,
    "geldig_tot": date.max,
    "dimensies": ["kern"],
    "maten": ["contacten"],
    "van": 0,
    "tot": 0,
}
# A list, the row in it, and the values in the row can each turn out to be missing.
_ROUNDS = 3


def mended(content: dict[str, Any], faults: list[Fault]) -> Catalogue | None:
    """The catalogue with stand-ins at the faults; None when it cannot be made whole."""
    whole, numbers = deepcopy(content), count()
    for _ in range(_ROUNDS):
        # From the back, so that taking something out of a list moves nothing still to do.
        for fault in reversed(faults):
            _mend(whole, fault.path, numbers)
        try:
            return Catalogue.model_validate(whole)
        except ValidationError as error:
            faults = value_faults(error)
    return None


def true_faults(found: list[Fault], faults: list[Fault]) -> list[Fault]:
    """The broken rules that are not the work of a stand-in."""
    damaged_ages = any(fault.path[0] == "leeftijdsgroepen" for fault in faults)
    return [
        fault
        for fault in found
        if STAND_IN not in fault.reason
        and not (damaged_ages and fault.path[0] == "leeftijdsgroepen" and fault.path[-1] != "code")
    ]


def _mend(content: Any, path: Path, numbers: Iterator[int]) -> None:
    *way, last = path
    for key in way:
        content = content[key]
    if isinstance(last, int):
        _mend_row(content, last, is_table=len(way) == 1 or way[-1] == "taken")
    elif last in ("code", "nummer"):
        content[last] = f"{STAND_IN if last == 'code' else 'zz'}{next(numbers)}"
    elif last in _NEEDED:
        content[last] = _NEEDED[last]
    elif not way and last in Catalogue.model_fields and Catalogue.model_fields[last].is_required():
        content[last] = [{}]
    else:
        content.pop(last, None)


def _mend_row(rows: list[Any], index: int, *, is_table: bool) -> None:
    """Empty a faulty row but keep its position; a faulty word goes out of its list."""
    if is_table:
        rows[index] = {}
    else:
        del rows[index]
