"""One line of the file of an older system as a filled-in contact."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from casereg.errors import InvalidInput, Refused
from models.forms import ClientForm, ContactForm, filled
from models.import_map import CLIENT_FIELDS, CONTACT_FIELDS, WORKER, ImportMap
from models.moments import parse_duration

# Under this the ids of imported contacts are made, so that the same one gets the same id.
NAMESPACE = UUID("5d1f3c0e-3f0b-5c8e-9d52-6f0a1b7c2e44")
REMEMBERED = 4096
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$", re.ASCII)
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$", re.ASCII)
_BETWEEN = re.compile(r"[,;\s]+")
_YES_OR_NO = {"ja": True, "j": True, "nee": False, "n": False}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A contact to store; ``worker`` is an account name, ``client`` who is looked for by name."""

    line: int
    form: ContactForm
    worker: str | None = None
    client: ClientForm | None = None


class RowReader:
    """Reads lines by a map. ``headings`` are those of the file."""

    def __init__(self, plan: ImportMap, headings: Sequence[str]) -> None:
        """Raises :class:`Refused` when a column is not there, or is there twice."""
        for heading in plan.headings:
            if headings.count(heading) != 1:
                what = "ontbreekt" if heading not in headings else "staat er meer dan eens"
                raise Refused(f"De kolom {heading!r} {what} in het bestand. Kijk de kaart na.")
        self._plan, self._width = plan, len(headings)
        self._fixed = {field: text for field, text in plan.vast.items() if text}
        self._key = tuple(headings.index(one) for one in plan.key)
        self._columns = tuple(
            (field, headings.index(heading), plan.waarden.get(field, {}))
            for field, heading in plan.kolommen.items()
        )
        self._meant: dict[str, Callable[[str], Any]] = {
            "datum": lru_cache(REMEMBERED)(_day("happened_on")),
            "vervolgdatum": lru_cache(REMEMBERED)(_day("follow_up_on")),
            "minuten": lru_cache(REMEMBERED)(parse_duration),
            "geholpen": _yes_or_no,
            "client": _numbers,
            "notitie": lambda text: "\n".join(text.splitlines()),
        }

    def read(self, line: int, cells: Sequence[str], late: bool = False) -> ImportRow:
        """The contact on a line; raises :class:`InvalidInput` with the field for a fault."""
        if len(cells) != self._width:
            raise InvalidInput(
                f"Deze regel heeft {len(cells)} kolommen en de kop {self._width}. Kijk de "
                "scheidingstekens en aanhalingstekens na."
            )
        given = self._given(cells)
        worker = given.pop(WORKER, None)
        person = {CLIENT_FIELDS[one]: given.pop(one) for one in CLIENT_FIELDS if one in given}
        values = {CONTACT_FIELDS[field]: value for field, value in given.items()}
        form = filled(ContactForm, {**values, "id": self._id(line, cells), "late": late})
        client = filled(ClientForm, person) if person else None
        return ImportRow(line, form, worker, client)

    def column(self, field: str) -> str:
        """The heading of the column that a field of a form was read from; empty for none."""
        if field == "id":
            return ", ".join(self._plan.key)
        names = {**CONTACT_FIELDS, **CLIENT_FIELDS, WORKER: WORKER}
        found = (self._plan.kolommen.get(name) for name, one in names.items() if one == field)
        return next((heading for heading in found if heading), "")

    def _given(self, cells: Sequence[str]) -> dict[str, Any]:
        """What the line says, by field; what it leaves empty is as the map fixes it."""
        given: dict[str, Any] = dict(self._fixed)
        for field, place, words in self._columns:
            text = cells[place].strip()
            text = words.get(text, text)
            if text:
                given[field] = text
        for field, meaning in self._meant.items():
            if field in given:
                given[field] = meaning(given[field])
        return given

    def _id(self, line: int, cells: Sequence[str]) -> UUID:
        parts = [cells[place].strip() for place in self._key] or [str(line)]
        if not any(parts):
            raise InvalidInput("De sleutel is leeg. Vul hem in, of kies een andere kolom.", "id")
        return uuid5(NAMESPACE, "\x1f".join((self._plan.bron, *parts)))


def _day(field: str) -> Callable[[str], date]:
    """Reads whole dates only: what is short to type is a guess in a file."""

    def read(text: str) -> date:
        try:
            if found := _YEAR_FIRST.match(text):
                return date(*map(int, found.groups()))
            if found := _DAY_FIRST.match(text):
                return date(*map(int, reversed(found.groups())))
        except ValueError:
            pass
        raise InvalidInput("Dit is geen datum die bestaat. Schrijf 14-3-2023 of 2023-03-14.", field)

    return read


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES_OR_NO:
        raise InvalidInput("Schrijf ja of nee, of noem de woorden bij waarden.", "helped")
    return _YES_OR_NO[text.lower()]


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(one for one in _BETWEEN.split(text) if one)
