"""What stands in the form for a new client, and which client it means; no widgets."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput
from models.catalogue import UNKNOWN
from models.forms import ClientForm, filled
from models.names import search_terms
from screens.choices import Choice, chosen, matching

if TYPE_CHECKING:
    from models.catalogue import Catalogue

LABELS = {"name": "Naam", "birth_year": "Geboortejaar", "kern": "Kern"}
HINTS = {
    "name": "Voor- en achternaam, om iemand terug te vinden.",
    "birth_year": "Vier cijfers, zoals 1948. Voor cijfers per leeftijdsgroep. Leeg mag.",
    "kern": "Typ een paar letters. Voor cijfers per kern. Leeg is onbekend.",
}
CARER = "mantelzorger"


def kernen(catalogue: "Catalogue | None") -> tuple[Choice, ...]:
    """The kernen to choose from; unknown is one of them."""
    listed = catalogue.kernen if catalogue else ()
    return (*(Choice(one.code, one.titel) for one in listed), Choice(UNKNOWN, "Onbekend"))


def ticks(catalogue: "Catalogue | None") -> tuple[Choice, ...]:
    """What can be ticked: mantelzorger, and the aandachtsgroepen of the opdracht."""
    groups = catalogue.aandachtsgroepen if catalogue else ()
    return (Choice(CARER, "Is mantelzorger"), *(Choice(one.code, one.titel) for one in groups))


def kern_offer(text: str, every: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], int | None]:
    """The kernen that fit what was typed, and which of them would be taken."""
    standing = chosen(every, text)
    if standing:
        return every, every.index(standing)
    fitting = matching(every, text)
    return fitting, 0 if text.strip() and fitting else None


def client_form(
    texts: Mapping[str, str], ticked: Collection[str], every: tuple[Choice, ...]
) -> ClientForm:
    """The client to add; raises InvalidInput with the field it is about."""
    kern_text = texts.get("kern", "").strip()
    kern = chosen(every, kern_text)
    if kern_text and kern is None:
        raise InvalidInput("Kern: kies uit de lijst, of maak het veld leeg.", "kern")
    return filled(
        ClientForm,
        {
            "name": texts.get("name", ""),
            "birth_year": texts.get("birth_year", "").strip() or None,
            "kern": kern.code if kern else None,
            "mantelzorger": CARER in ticked,
            "aandachtsgroepen": tuple(code for code in ticked if code != CARER),
        },
    )


def comparable(texts: Mapping[str, str]) -> ClientForm | None:
    """As much as is needed to look for the same person; None while there is too little."""
    name, year = texts.get("name", "").strip(), texts.get("birth_year", "").strip()
    if len(name) < 3 or not search_terms(name):
        return None
    return ClientForm(name=name[:120], birth_year=int(year) if _is_year(year) else None)


def age_told(year: str, today: int) -> str:
    """How old somebody becomes this year, to show beside the year of birth."""
    text = year.strip()
    if not text:
        return ""
    return f"wordt {today - int(text)}" if _is_year(text) and int(text) <= today else "?"


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal() and 1900 <= int(text) <= 2100
