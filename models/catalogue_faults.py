"""What is wrong with a catalogue file, said in Dutch with the place and what to do.

The readers of TOML and of the models speak English to programmers; nothing of that
reaches a user. Each kind of fault they know has its own words here.
"""

import re
from tomllib import TOMLDecodeError
from typing import Any

from pydantic import ValidationError

from casereg.errors import Refused
from models.catalogue_places import Fault

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")

# Start of the reader's message -> what to tell the writer of the file.
_SYNTAX = (
    ("Unclosed array", "de lijst klopt niet. Zet een komma vóór deze plek, of sluit met ]."),
    ("Unclosed inline", "de rij klopt niet. Zet een komma vóór deze plek, of sluit met }."),
    ("Unterminated", "de tekst houdt niet op. Zet er een aanhalingsteken achter."),
    ("Unescaped", r"een \ mag hier niet zo staan. Schrijf \\ of haal hem weg."),
    ("Escaped", r"dit teken na de \ bestaat niet. Verbeter het of haal het weg."),
    ("Cannot overwrite", "deze naam staat er twee keer. Haal er een weg."),
    ("Duplicate", "een naam staat twee keer tussen deze accolades. Haal er een weg."),
    ("Cannot", "deze tabel staat er al in een andere vorm. Zet alles bij elkaar."),
    ("Expected '='", "na deze naam ontbreekt een =. Schrijf: naam = waarde."),
    ("Expected ']", "deze kop sluit niet. Schrijf [naam] of [[naam]]."),
    ("Expected newline", "achter deze waarde staat te veel. Begin hier een nieuwe regel."),
    ("Invalid initial", "hier hoort een naam te staan. Kijk of er een teken te veel staat."),
    ("Invalid date", "deze datum bestaat niet. Schrijf hem als 2023-12-31."),
    ("Invalid hex", "deze tekencode klopt niet. Verbeter hem of haal hem weg."),
    (
        "Invalid value",
        "hier staat geen geldige waarde. Zet tekst tussen aanhalingstekens en "
        "kijk of de lijst erboven goed sluit.",
    ),
    ("Illegal character", "dit teken mag hier niet. Haal het weg."),
    ("Found invalid character", "dit teken mag hier niet. Haal het weg."),
)
_OTHER_SYNTAX = "deze regel klopt niet. Kijk of alle komma's, aanhalingstekens en haakjes er staan."

# Key -> what its values look like, for a value that does not have that form.
_FORMS = {
    "nummer": "kleine letters, cijfers en punten, ten hoogste 8 tekens",
    "toets": "één kleine letter of één cijfer",
    "titel": "gewone tekst op één regel",
    "wet": "gewone tekst op één regel",
    "verwacht_in": "Q1 tot en met Q4, H1, H2, of een maand van 01 tot en met 12",
    "periode": "kwartaal, halfjaar, jaar, of één jaar zoals 2019",
}
_CODE_FORM = "kleine letters, cijfers, - en +, te beginnen met een letter of cijfer"

# Kind of fault -> reason; {given}, {form} and the limits of the fault are filled in.
_REASONS = {
    "missing": "ontbreekt. Vul dit in.",
    "extra_forbidden": "deze naam kent casereg hier niet. Haal hem weg of verbeter hem.",
    "string_type": "{given} is geen tekst. Zet het tussen aanhalingstekens.",
    "string_pattern_mismatch": "{given} kan niet. Gebruik {form}.",
    "string_too_short": "is leeg. Vul dit in.",
    "string_too_long": "is te lang. Gebruik ten hoogste {max_length} tekens.",
    "int_type": "{given} is geen heel getal. Schrijf het zonder aanhalingstekens of komma.",
    "float_type": "{given} is geen getal. Schrijf het met een punt: 7.5.",
    "finite_number": "{given} is geen getal. Schrijf het met een punt: 7.5.",
    "bool_type": "{given} kan niet. Schrijf true (ja) of false (nee).",
    "greater_than": "{given} is te laag. Kies meer dan {gt:g}.",
    "greater_than_equal": "{given} is te laag. Kies {ge} of meer.",
    "less_than_equal": "{given} is te hoog. Kies {le} of minder.",
    "literal_error": "{given} kan niet. Kies uit: {choices}.",
    "tuple_type": "hier hoort een lijst te staan. Zet er [ en ] omheen.",
    "too_short": "is leeg. Zet er ten minste {min_length} in.",
    "too_long": "is te lang. Zet er ten hoogste {max_length} in.",
    "model_type": 'hier horen namen met waarden te staan, zoals {{code = "..."}}.',
    "date_type": "{given} is geen datum. Schrijf hem als 2023-12-31, zonder aanhalingstekens.",
}
_OTHER_REASON = "{given} kan hier niet staan. Kijk na wat hier hoort."


class CatalogueFault(Refused):
    """A catalogue that cannot be used; ``faults`` has one line for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Take the faults as they are to be shown, each with its file and place."""
        super().__init__("\n".join(faults))
        self.faults = faults


def syntax_fault(error: ValueError | RecursionError, text: str) -> str:
    """The place and reason of a fault in the TOML itself: it stops at the first one."""
    message = str(error)
    found = _POSITION.search(message)
    if not isinstance(error, TOMLDecodeError):
        return "een waarde is te groot of te diep genest om te lezen. Maak hem kleiner."
    reason = next((own for start, own in _SYNTAX if message.startswith(start)), _OTHER_SYNTAX)
    if found is None:
        return f"regel {max(1, len(text.splitlines()))} (einde van het bestand): {reason}"
    return f"regel {found[1]}, kolom {found[2]}: {reason}"


def value_faults(error: ValidationError) -> list[Fault]:
    """Every value that cannot be right, each with its own reason."""
    details = error.errors(include_url=False)
    return [Fault(tuple(detail["loc"]), _reason(detail)) for detail in details if _own(detail)]


def _own(detail: Any) -> bool:
    """Whether it is a fault of its own: a list of only faulty parts also counts as empty."""
    return not (detail["type"] == "too_short" and detail["input"])


def _reason(detail: Any) -> str:
    kind = str(detail["type"])
    for first in ("date", "float"):
        if kind.startswith(f"{first}_"):
            kind = f"{first}_type"
    limits: dict[str, Any] = dict(detail.get("ctx") or {})
    choices = str(limits.get("expected", "")).replace(" or ", ", ")
    keys = [key for key in detail["loc"] if isinstance(key, str)]
    form = _FORMS.get(keys[-1] if keys else "", _CODE_FORM)
    words = {**limits, "given": _shown(detail["input"]), "form": form, "choices": choices}
    return _REASONS.get(kind, _OTHER_REASON).format(**words)


def _shown(value: object) -> str:
    """The value as written, short enough for a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "deze waarde"
    shown = str(value)
    return f"'{shown[:40]}…'" if len(shown) > 40 else f"'{shown}'"
