"""``datapackage.json``: the package for a machine, as Frictionless Data describes it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from exports.package.release_mark import ReleaseMark
from exports.report import Column, CsvTable, Report
from exports.safety import Safety
from exports.table.counts import CONCEPT, CONCEPT_REASON
from exports.tables_csv import DELIMITER, FIRST, LINE_END, NO, YES
from models.catalogue import Catalogue

THRESHOLD = "drempel op personen"
PROVEN = f"{THRESHOLD}, beschermd tegen terugrekenen"


def datapackage_json(
    name: str, report: Report, release: ReleaseMark, files: Mapping[str, bytes]
) -> bytes:
    """The description of package ``name`` and of the other ``files`` in it."""
    source = report.source
    about = f"{report.kind.capitalize()} {source.catalogue.titel}, {source.period.text}"
    concept = "" if report.safety else f" ({CONCEPT})"
    tables = [_table(table, files[f"{table.name}.csv"]) for table in report.tables]
    document = {
        # Frictionless wants names in lower case.
        "name": name.lower(),
        "profile": "data-package",
        "title": f"{about}{concept}",
        "version": str(release.number),
        "created": release.made_at_text,
        "casereg": _own_part(report, release),
        "resources": [*tables, _text_file(report.text_name, files[f"{report.text_name}.md"])],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _own_part(report: Report, release: ReleaseMark) -> dict[str, Any]:
    """What Frictionless has no words for."""
    catalogue, period = report.source.catalogue, report.source.period
    return {
        "soort": report.kind,
        **_standing(report.safety),
        "release": {
            "nummer": release.number,
            "gemaakt": release.made_at_text,
            "door": release.role,
        },
        "opdracht": {
            "code": catalogue.code,
            "titel": catalogue.titel,
            "versie": report.source.version,
            "sha256": report.source.catalogue_sha,
            "geldig_van": catalogue.geldig_van.isoformat(),
            "geldig_tot": catalogue.geldig_tot.isoformat(),
        },
        "periode": {
            "code": period.text,
            "van": period.start.isoformat(),
            "tot": period.end.isoformat(),
        },
        "bescherming": _protection(catalogue, report.safety),
        **report.details,
    }


def _standing(safety: Safety | None) -> dict[str, Any]:
    """That it is a concept, or else whether late changes are in it; never how many."""
    if safety is None:
        return {"status": CONCEPT, "reden": CONCEPT_REASON}
    return {
        "nagekomen": {
            "meegenomen": safety.late_included,
            "doorgeschoven": safety.late_carried,
        }
    }


def _protection(catalogue: Catalogue, safety: Safety | None) -> dict[str, Any]:
    settings = catalogue.bescherming
    own = {part.code: part.k for part in catalogue.deelopdrachten if part.k is not None}
    return {
        "regel": PROVEN if safety else THRESHOLD,
        "methode": settings.methode if safety else "onderdrukken",
        "k": settings.k,
        "k_per_deelopdracht": own,
        "zeros": settings.zeros,
        "tegen_terugrekenen": safety is not None,
    }


def _table(table: CsvTable, content: bytes) -> dict[str, Any]:
    columns = (*FIRST, *table.columns)
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
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
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }


def _text_file(name: str, content: bytes) -> dict[str, Any]:
    return {
        # Not the name of the file: a table may be called so.
        "name": "tekst",
        "path": f"{name}.md",
        "format": "md",
        "mediatype": "text/markdown",
        "encoding": "utf-8",
        **_proof(content),
    }


def _proof(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
    }
    if column.type == "number":
        field["decimalChar"] = ","
    if column.type == "boolean":
        field |= {"trueValues": [YES], "falseValues": [NO]}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    if column.lowest is not None:
        constraints["minimum"] = column.lowest
    return field | ({"constraints": constraints} if constraints else {})
