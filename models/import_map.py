"""How the file of an older system is read: which column is what, and which word is which code.

A TOML file that whoever imports writes once; docs/handleiding/overnemen.md explains it.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from models.catalogue_base import Code, Frozen
from models.catalogue_faults import CatalogueFault, value_faults
from models.catalogue_file import parsed, told
from models.catalogue_places import Fault

# What a row may say of a contact, in the words of ``casereg log``, and the field of the form.
CONTACT_FIELDS = {
    "datum": "happened_on",
    "deelopdracht": "deelopdracht",
    "soort": "contactsoort",
    "taak": "taak",
    "project": "project",
    "kanaal": "kanaal",
    "kern": "kern",
    "leeftijd": "leeftijdsgroep",
    "client": "clients",
    "uitkomst": "uitkomst",
    "reden": "reden",
    "vervolgdatum": "follow_up_on",
    "minuten": "minutes",
    "geholpen": "helped",
    "deelnemers": "participants",
    "notitie": "note",
}
WORKER = "medewerker"
# Of a client who is looked for by name and year of birth, and added when nobody fits.
CLIENT_FIELDS = {"naam": "name", "geboortejaar": "birth_year", "woonkern": "kern"}
FIELDS = (*CONTACT_FIELDS, WORKER, *CLIENT_FIELDS)
NEEDED = ("datum", "deelopdracht", "soort")
LINE = "regel"
_MARK = "\ufeff"

Heading = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Headings = Annotated[
    tuple[Heading, ...],
    BeforeValidator(lambda given: (given,) if isinstance(given, str) else given),
    Field(min_length=1),
]
Cell = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class SourceFile(Frozen):
    """How the file is written. ``scheiding`` empty: found out; ``blad`` empty: the first."""

    scheiding: Literal["", ";", ",", "\t", "|"] = ""
    codering: Literal["utf-8", "windows-1252", "utf-16"] = "utf-8"
    blad: str = ""


class ImportMap(Frozen):
    """The whole map.

    ``bron`` names the older system and ``sleutel`` the columns that tell its contacts apart
    (or ``regel``: the number of the line). From both follows the id of a contact, so that the
    same one is stored once. ``waarden`` is what a cell stands for, per field; an empty cell
    stands for nothing, or for what is ``vast``.
    """

    bron: Code
    sleutel: Headings
    bestand: SourceFile = SourceFile()
    kolommen: dict[str, Heading]
    waarden: dict[str, dict[Cell, Cell]] = Field(default_factory=dict)
    vast: dict[str, Cell] = Field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the key; none when it is the number of the line."""
        return () if self.sleutel == (LINE,) else self.sleutel

    @property
    def headings(self) -> tuple[str, ...]:
        """Every column that must be in the file, each once."""
        return tuple(dict.fromkeys((*self.key, *self.kolommen.values())))


def read_map(text: str, source: str) -> ImportMap:
    """The map in a TOML text; raises :class:`CatalogueFault` with every fault and its line."""
    text = text.removeprefix(_MARK)
    content = parsed(text, source)
    try:
        found = ImportMap.model_validate(content)
    except ValidationError as error:
        raise CatalogueFault(told(value_faults(error), content, text, source)) from None
    if faults := list(_broken(found)):
        raise CatalogueFault(told(faults, content, text, source))
    return found


def _broken(found: ImportMap) -> Iterator[Fault]:
    """What must hold between the parts."""
    for table in ("kolommen", "waarden", "vast"):
        for name in getattr(found, table):
            if name not in FIELDS:
                yield Fault(
                    (table, name), f"dit veld kent casereg niet. Kies uit: {', '.join(FIELDS)}."
                )
    given = {*found.kolommen, *found.vast}
    for name in NEEDED:
        if name not in given:
            yield Fault(("kolommen",), f"{name} ontbreekt. Noem een kolom, of zet het bij vast.")
    if {"client", "naam"} <= given:
        yield Fault(("kolommen",), "kies client (een nummer van casereg) of naam, niet allebei.")
    if given & {*CLIENT_FIELDS} and "naam" not in given:
        yield Fault(("kolommen",), "geboortejaar en woonkern horen bij naam. Noem die kolom ook.")
