"""``datapackage.json``: the package for a machine, as Frictionless Data describes it."""

import json
from hashlib import sha256
from typing import Any

from exports.counts import CONCEPT, CONCEPT_REASON, STATUSES, Counts, TableCounts
from exports.release_mark import ReleaseMark
from exports.tables_csv import COLUMNS, DELIMITER, LINE_END

RULE = "onderdrukken"
_MEANING = {
    "release": "Nummer van deze release",
    "opdracht": "Code van de opdracht",
    "periode": "Periode waarin de contacten plaatsvonden",
    "tabel": "Code van de tabel",
    "deelopdracht": "Code van de deelopdracht, of totaal",
    "contactsoort": "Code van de contactsoort, of totaal",
    "kern": "Code van de kern, gebiedsteam:<code>, onbekend, of totaal",
    "leeftijdsgroep": "Code van de leeftijdsgroep, onbekend, of totaal",
    "maat": "Wat er geteld is: contacten, clienten of uren",
    "waarde": "Het aantal of de uren; leeg als het is verborgen",
    "status": "gepubliceerd, onderdrukt (verborgen) of nvt (kan niet voorkomen)",
}


def datapackage_json(
    name: str, counts: Counts, release: ReleaseMark, tellingen: bytes, verantwoording: bytes
) -> bytes:
    """The description of package ``name`` and of the two other files in it."""
    title = f"Resultaatmeting {counts.catalogue.titel}, {counts.period.text} ({CONCEPT})"
    document = {
        # Frictionless wants names in lower case.
        "name": name.lower(),
        "profile": "data-package",
        "title": title,
        "version": str(release.number),
        "created": release.made_at_text,
        "casereg": _own_part(counts, release),
        "resources": [_tellingen(tellingen), _text_file(verantwoording)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _own_part(counts: Counts, release: ReleaseMark) -> dict[str, Any]:
    """What Frictionless has no words for."""
    catalogue, period = counts.catalogue, counts.period
    return {
        "status": CONCEPT,
        "reden": CONCEPT_REASON,
        "release": {
            "nummer": release.number,
            "gemaakt": release.made_at_text,
            "door": release.made_by,
        },
        "opdracht": {
            "code": catalogue.code,
            "titel": catalogue.titel,
            "versie": counts.version,
            "sha256": counts.catalogue_sha,
            "geldig_van": catalogue.geldig_van.isoformat(),
            "geldig_tot": catalogue.geldig_tot.isoformat(),
        },
        "periode": {
            "code": period.text,
            "van": period.start.isoformat(),
            "tot": period.end.isoformat(),
        },
        "bescherming": _protection(counts),
        "tabellen": [_table(table) for table in counts.tables],
    }


def _table(table: TableCounts) -> dict[str, Any]:
    return {
        "code": table.tabel.code,
        "titel": table.tabel.titel,
        "dimensies": list(table.tabel.dimensies),
        "maten": list(table.tabel.maten),
        "cellen": {status: table.number(status) for status in STATUSES},
    }


def _protection(counts: Counts) -> dict[str, Any]:
    settings = counts.catalogue.bescherming
    own = {part.code: part.k for part in counts.catalogue.deelopdrachten if part.k is not None}
    return {
        "regel": RULE,
        "k": settings.k,
        "k_per_deelopdracht": own,
        "zeros": settings.zeros,
        "tegen_terugrekenen": False,
    }


def _tellingen(content: bytes) -> dict[str, Any]:
    return {
        "name": "tellingen",
        "type": "table",
        "profile": "tabular-data-resource",
        "path": "tellingen.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_proof(content),
        "dialect": {
            "delimiter": DELIMITER,
            "lineTerminator": LINE_END,
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {"fields": [_field(column) for column in COLUMNS], "missingValues": [""]},
    }


def _text_file(content: bytes) -> dict[str, Any]:
    return {
        "name": "verantwoording",
        "path": "verantwoording.md",
        "format": "md",
        "mediatype": "text/markdown",
        "encoding": "utf-8",
        **_proof(content),
    }


def _proof(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _field(column: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column, "type": "string", "description": _MEANING[column]}
    if column == "waarde":
        return field | {"type": "number", "decimalChar": ",", "constraints": {"minimum": 0}}
    constraints: dict[str, Any] = {"required": True}
    if column == "status":
        constraints["enum"] = list(STATUSES)
    if column == "release":
        field["type"] = "integer"
    return field | {"constraints": constraints}
