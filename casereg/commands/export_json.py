"""What ``casereg export --json`` gives: the package for a script."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.draft import Draft, Hidden
    from exports.report import CsvTable, Report

_STATUSES = ("gepubliceerd", "voorlopig", "onderdrukt", "geen_gegevens", "nvt")


def made_json(report: "Report", folder: Path | None) -> dict[str, Any]:
    """The package that was made in ``folder``; None was not written."""
    catalogue = report.source.catalogue
    document: dict[str, Any] = {
        "folder": str(folder) if folder else None,
        "soort": report.kind,
        "opdracht": catalogue.code,
        "periode": report.source.period.text,
        "concept": report.safety is None,
        "drempel": {
            "k": catalogue.bescherming.k,
            "deelopdrachten": {d.code: d.k for d in catalogue.deelopdrachten if d.k},
            "zeros": catalogue.bescherming.zeros,
        },
        "bestanden": [_file(table) for table in report.tables],
    }
    return document | _cells(report)


def draft_json(draft: "Draft") -> dict[str, Any]:
    """A package that was not made, with everything it would hide: for inside the house."""
    return made_json(draft.report, None) | {
        "gekozen_tabellen": list(draft.tables),
        "kosten": {
            "verborgen": dict(draft.cost.hidden),
            "contacten": draft.cost.contacts,
            "te_zien": draft.cost.shown,
            "aandeel_te_zien": float(draft.cost.share),
        },
        "eerdere_releases": draft.earlier,
        "nagekomen": {
            "meegenomen": draft.late_taken,
            "doorgeschoven": draft.late_carried,
        },
        "gehaast": draft.hurried,
        "verborgen": [_hidden(one) for one in draft.hidden],
    }


def _hidden(one: "Hidden") -> dict[str, Any]:
    return {
        "bestand": f"{one.file.removesuffix('.csv')}.csv",
        "tabel": one.table or None,
        "waar": one.where,
        "maat": one.measure,
        "waarde": float(one.value) if isinstance(one.value, Decimal) else one.value,
        "reden": one.reason,
    }


def _file(table: "CsvTable") -> dict[str, Any]:
    return {
        "bestand": f"{table.name}.csv",
        "rijen": len(table.rows),
        **{status: table.number(status) for status in _STATUSES},
    }


def _cells(report: "Report") -> dict[str, Any]:
    """The tables of a resultaatmeting; other packages have none."""
    tables = report.details.get("tabellen")
    if not tables:
        return {}
    statuses = tables[0]["cellen"]
    return {
        "cellen": {status: sum(t["cellen"][status] for t in tables) for status in statuses},
        "tabellen": [{"tabel": t["code"], "onderdrukt": t["cellen"]["onderdrukt"]} for t in tables],
    }
