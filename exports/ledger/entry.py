"""One entry of the ledger: what a release showed and hid, why that is safe, and its files.

Stored as canonical JSON, so that the same entry is the same bytes whatever the order in
which its parts came. It holds hidden values and worlds near the truth: it never leaves.
"""

import json
import secrets
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import index
from typing import Any

from exports.disclosure.system import World
from exports.ledger.booked import booked_hash, in_order
from exports.ledger.settled import Days, Moved
from exports.numbers import Box, Number
from exports.report import Source
from models.canonical import canonical
from models.released_contact import Booking

_AXES = tuple(one.name for one in fields(Box) if one.name not in ("start", "end"))


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A release to be added, as entry ``number`` after the one whose hash is ``previous``.

    ``made_at`` is aware, ``made_by`` an account id, ``sha256`` that of ``datapackage.json``.
    ``numbers`` have their final state. ``proof`` says which ``worlds`` show a row to be safe,
    ``moved`` on which days each world changes something.
    ``client_atoms`` are true counts of clients, under names that mean the same in every
    release. ``booked`` are the contacts counted for the first time or no longer; None when
    the release counted no contacts at all. ``structural`` is how many cells cannot occur;
    ``late_included`` and ``late_carried`` are contacts entered or changed too late.
    ``salt`` keeps a reader who knows the hash from trying what was hidden.
    """

    number: int
    previous: str
    kind: str
    source: Source
    made_at: datetime
    made_by: int
    sha256: str
    folder: str
    files: Mapping[str, bytes]
    numbers: tuple[Number, ...]
    worlds: tuple[World, ...] = ()
    proof: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    client_atoms: Mapping[str, int] = field(default_factory=dict)
    booked: tuple[Booking, ...] | None = ()
    structural: int = 0
    late_included: int = 0
    late_carried: int = 0
    salt: str = field(default_factory=lambda: secrets.token_hex(16))


@dataclass(frozen=True, slots=True)
class Content:
    """What is read back of an entry.

    ``start`` and ``end`` are the first and last day it is about: a period that still ran
    ends on the day of the release. ``counted`` says whether it counted contacts, ``late``
    whether there were late ones, ``booked`` is the hash over them, None from before it was
    kept. ``moves`` are the days that the worlds of each row change.
    """

    start: date
    end: date
    numbers: tuple[Number, ...]
    client_atoms: Mapping[str, int]
    moves: Mapping[str, Moved]
    counted: bool
    late: bool
    booked: str | None
    structural: int
    late_included: int
    late_carried: int


def packed(entry: NewEntry) -> bytes:
    """The compressed JSON of what the entry remembers."""
    period = entry.source.period
    document = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "numbers": [_number(one) for one in sorted(entry.numbers, key=lambda one: one.name)],
        "worlds": [{str(index(atom)): index(by) for atom, by in w.items()} for w in entry.worlds],
        "proof": {name: [index(one) for one in worlds] for name, worlds in entry.proof.items()},
        "moved": [[one and [day.isoformat() for day in one] for one in w] for w in entry.moved],
        "client_atoms": {name: index(count) for name, count in entry.client_atoms.items()},
        "counted": entry.booked is not None,
        "late": any(one.late for one in entry.booked or ()),
        "booked": booked_hash(in_order(entry.booked or ())),
        "structural": index(entry.structural),
        "late_included": index(entry.late_included),
        "late_carried": index(entry.late_carried),
        "salt": entry.salt,
    }
    return zlib.compress(canonical(document))


def unpacked(stored: bytes) -> Content:
    """The entry as it was given to :func:`packed`; of the proof only the days it is about."""
    document = json.loads(zlib.decompress(stored))
    read = {
        "start": date.fromisoformat(document["start"]),
        "end": date.fromisoformat(document["end"]),
        "numbers": tuple(map(_read_number, document["numbers"])),
        "moves": dict(_moves(document)),
    }
    return Content(**{one.name: document.get(one.name) for one in fields(Content)} | read)


def _moves(document: dict[str, Any]) -> Iterator[tuple[str, Moved]]:
    # An entry of before this was kept: its worlds may change any day.
    moved = document.get("moved") or [[None]] * len(document["worlds"])
    days = [tuple(one and _read_days(*one) for one in stretches) for stretches in moved]
    for name, worlds in document["proof"].items():
        yield name, tuple({one for world in worlds for one in days[world]})


def _read_days(start: str, end: str) -> Days:
    return date.fromisoformat(start), date.fromisoformat(end)


def _number(number: Number) -> dict[str, Any]:
    values = {one.name: getattr(number, one.name) for one in fields(Number)}
    for name in ("value", "contributors", "k", "contact"):
        values[name] = index(values[name])
    return values | {"box": _box(number.box), "sum_of": sorted(number.sum_of)}


def _read_number(values: dict[str, Any]) -> Number:
    box = _read_box(values["box"])
    return Number(**(values | {"box": box, "sum_of": tuple(values["sum_of"])}))


def _box(box: Box) -> dict[str, Any]:
    """The codes of an axis in order: which come first means nothing."""
    days = {"start": box.start.isoformat(), "end": box.end.isoformat()}
    return days | {name: sorted(getattr(box, name)) for name in _AXES}


def _read_box(values: dict[str, Any]) -> Box:
    start, end = _read_days(values["start"], values["end"])
    axes: dict[str, Any] = {name: tuple(values[name]) for name in _AXES}
    return Box(start=start, end=end, **axes)
