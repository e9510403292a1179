"""Small packages made by hand: contacts are counted, cells are hidden as the test says, and
everything is signed. Written from what the contract of a package says, without its writer.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TOTAL = "totaal"
KEY = Ed25519PrivateKey.from_private_bytes(b"1" * 32)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"2" * 32)
VALUES = {
    "deelopdracht": ["a", "b"],
    "contactsoort": ["gesprek", "ronde"],
    "kern": ["dorp", "stad", "onbekend"],
    "gebiedsteam": ["gebiedsteam:noord", "gebiedsteam:onbekend"],
    "leeftijdsgroep": ["jong", "oud", "onbekend"],
}
TEAM_OF = {
    "dorp": "gebiedsteam:noord",
    "stad": "gebiedsteam:noord",
    "onbekend": "gebiedsteam:onbekend",
}
TABLES = [
    ("deel-soort", ["deelopdracht", "contactsoort"], ["contacten", "uren"]),
    ("deel-kern", ["deelopdracht", "kern"], ["contacten", "clienten"]),
    ("deel-leeftijd", ["deelopdracht", "leeftijdsgroep"], ["contacten", "clienten"]),
    ("deel-team", ["deelopdracht", "gebiedsteam"], ["contacten"]),
]
COARSE = [TABLES[0], TABLES[3]]
CELLS = "release;opdracht;periode;tabel;deelopdracht;contactsoort;kern;leeftijdsgroep;maat"
FIGURES = (
    "release;opdracht;periode;deelopdracht;indicator;omschrijving;soort;waarde;eenheid;teller;"
    "noemer;ontbrekend;norm;richting;norm_gehaald;basis_periode;basis_waarde;verandering;status"
)
Place = tuple[str, str, str, str]


@dataclass(frozen=True)
class Event:
    """A contact; a client has one kern and one leeftijdsgroep."""

    day: date
    place: Place
    client: int | None = None
    minutes: int = 30


@dataclass
class Package:
    """What goes into a package; a test changes it before it is written."""

    events: list[Event]
    period: tuple[str, date, date]
    hides: Callable[[str, Place, int], bool]
    release: int = 1
    tables: list[tuple[str, list[str], list[str]]] = field(default_factory=lambda: TABLES)
    figures: list[dict[str, Any]] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    rows: Callable[[list[list[str]]], list[list[str]]] = lambda rows: rows
    key: Ed25519PrivateKey = KEY
    register: str = "register-1"

    def write(self, out: Path) -> Path:
        """The folder, signed."""
        folder = out / f"resultaatmeting_klein-2023_{self.period[0]}_r{self.release}"
        folder.mkdir()
        files = self.files()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        sign(folder, self.release, self.key, self.register)
        return folder

    def files(self) -> dict[str, bytes]:
        first = [str(self.release), "klein-2023", self.period[0]]
        cells = [[*first, *row] for row in self.rows(list(self._cells()))]
        head = [f"{CELLS};waarde;status".split(";"), FIGURES.split(";")]
        figures = [
            [*first, *(str(one.get(name, "")) for name in head[1][3:])] for one in self.figures
        ]
        files = {
            "tellingen.csv": _csv(head[0], cells),
            "indicatoren.csv": _csv(head[1], figures),
            "verantwoording.md": b"# Verantwoording\n",
        }
        files["datapackage.json"] = json.dumps(self._description(head)).encode()
        return files

    def _cells(self) -> Iterable[list[str]]:
        within = [e for e in self.events if self.period[1] <= e.day <= self.period[2]]
        for code, dimensions, measures in self.tables:
            for measure, place in product(measures, _places(dimensions)):
                if measure == "clienten" and place[0] == TOTAL and set(place) != {TOTAL}:
                    continue
                value = counted(within, measure, place)
                if never(place):
                    yield [code, *place, measure, "0", "nvt"]
                elif self.hides(measure, place, value):
                    yield [code, *place, measure, "", "onderdrukt"]
                else:
                    yield [code, *place, measure, _shown(measure, value), "gepubliceerd"]

    def _description(self, heads: list[list[str]]) -> dict[str, Any]:
        tables = [
            {"code": code, "dimensies": dimensions, "maten": measures}
            for code, dimensions, measures in self.tables
        ]
        return {
            "name": "klein",
            "casereg": {
                "soort": "resultaatmeting",
                "opdracht": {"code": "klein-2023"},
                "periode": {
                    "code": self.period[0],
                    "van": self.period[1].isoformat(),
                    "tot": self.period[2].isoformat(),
                },
                "release": {"nummer": self.release},
                "bescherming": {
                    "regel": "drempel op personen",
                    "methode": "onderdrukken",
                    "k": 3,
                    "k_per_deelopdracht": {},
                    "zeros": "hide",
                },
                "tabellen": tables,
                "waarden": VALUES,
                "gebiedsteam_van": TEAM_OF,
                **self.own,
            },
            "resources": [
                _resource("tellingen.csv", heads[0]),
                _resource("indicatoren.csv", heads[1]),
                {"name": "tekst", "path": "verantwoording.md"},
            ],
        }


def counted(events: Iterable[Event], measure: str, place: Place) -> int:
    """The true number in a cell; uren in minutes."""
    inside = [event for event in events if lies_in(event.place, place)]
    if measure == "clienten":
        return len({event.client for event in inside if event.client is not None})
    return sum(event.minutes for event in inside) if measure == "uren" else len(inside)


def lies_in(event: Place, place: Place) -> bool:
    """Whether a contact counts in a cell."""
    return all(
        two in (TOTAL, one) or TEAM_OF.get(one) == two
        for one, two in zip(event, place, strict=True)
    )


def never(place: Place) -> bool:
    """A ronde cannot be for deelopdracht a."""
    return place[:2] == ("a", "ronde")


def sign(
    folder: Path, release: int = 1, key: Ed25519PrivateKey = KEY, register: str = "register-1"
) -> None:
    """Make the manifest anew, over the files as they are now."""
    names = sorted(one.name for one in folder.iterdir() if not one.name.startswith("manifest"))
    manifest = {
        "versie": 1,
        "register": register,
        "sleutel": public(key),
        "release": release,
        "vorige": "",
        "audit": {"regel": 1, "sha256": "00"},
        "bestanden": {name: sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    content = json.dumps(manifest, sort_keys=True).encode()
    (folder / "manifest.json").write_bytes(content)
    (folder / "manifest.json.sig").write_bytes(b64encode(key.sign(content)) + b"\n")


def public(key: Ed25519PrivateKey) -> str:
    """The public key as a manifest has it."""
    return b64encode(key.public_key().public_bytes_raw()).decode()


def changed(package: Package, **given: Any) -> Package:
    """The same package but for this."""
    return replace(package, **given)


def _places(dimensions: list[str]) -> Iterable[Place]:
    axes = {axis: [TOTAL] for axis in ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")}
    for name in dimensions:
        axes["kern" if name == "gebiedsteam" else name] += VALUES[name]
    yield from product(*axes.values())


def _shown(measure: str, value: int) -> str:
    if measure != "uren":
        return str(value)
    return str((Decimal(value) / 60).quantize(Decimal("0.01"))).replace(".", ",")


def _csv(head: list[str], rows: list[list[str]]) -> bytes:
    lines = "".join(";".join(row) + "\r\n" for row in (head, *rows))
    return b"\xef\xbb\xbf" + lines.encode()


_NUMBERS = ("waarde", "teller", "noemer", "ontbrekend", "norm", "basis_waarde", "verandering")


def _resource(path: str, columns: list[str]) -> dict[str, Any]:
    return {
        "name": path[:-4],
        "path": path,
        "schema": {"fields": [_field(column) for column in columns]},
    }


def _field(column: str) -> dict[str, Any]:
    if column == "release":
        return {"name": column, "type": "integer", "constraints": {"required": True}}
    if column in _NUMBERS:
        return {"name": column, "type": "number", "decimalChar": ","}
    if column == "norm_gehaald":
        return {"name": column, "type": "boolean", "trueValues": ["ja"], "falseValues": ["nee"]}
    return {"name": column, "type": "string"}
