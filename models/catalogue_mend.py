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
from models.catalogue_doubt import follows
from models.catalogue_faults import value_faults
from models.catalogue_places import Fault, Path

STAND_IN = "zz-ingevuld"
# Table -> what its rows cannot do without; anything else that is wrong is left out.
_NEEDED: dict[str, dict[str, Any]] = {
    "": {"geldig_van": date.min, "geldig_tot": date.max},
    "kernen": {"gebiedsteam": STAND_IN},
    "leeftijdsgroepen": {"van": 0, "tot": 0},
    "projecten": {"deelopdracht": STAND_IN},
    "indicatoren": {"soort": "mijlpaal", "bron": STAND_IN},
    "trajectsoorten": {"deelopdrachten": [STAND_IN]},
    "instrumenten": {"laagste": 0, "hoogste": 1},
    "regels": {"instrument": STAND_IN},
    "kengetallen": {"eenheid": STAND_IN},
    "vrijwilligerswerk": {"deelopdracht": STAND_IN, "routes": [{}]},
    "trendrapportage": {
        "deelopdracht": STAND_IN,
        "onderdelen": [STAND_IN],
        "indicatoren": [STAND_IN],
        "verwacht_in": ["Q1"],
    },
    "tabellen": {"dimensies": ["kern"], "maten": ["contacten"]},
}
# Lists of rows within a row; all other lists there are of words.
_ROWS_WITHIN = ("taken", "indicatoren", "partijen", "routes")
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
    return [
        fault
        for fault in found
        if STAND_IN not in fault.reason
        and not any(follows(fault.path, damage.path) for damage in faults)
    ]


def _mend(content: Any, path: Path, numbers: Iterator[int]) -> None:
    *way, last = path
    for key in way:
        content = content[key]
    table = next((key for key in reversed(way) if isinstance(key, str)), "")
    if isinstance(last, int):
        _mend_row(content, last, is_table=len(way) == 1 or way[-1] in _ROWS_WITHIN)
    elif last in ("code", "nummer"):
        content[last] = f"{STAND_IN if last == 'code' else 'zz'}{next(numbers)}"
    elif last == "titel":
        content[last] = STAND_IN
    elif last in _NEEDED.get(table, {}):
        content[last] = deepcopy(_NEEDED[table][last])
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
