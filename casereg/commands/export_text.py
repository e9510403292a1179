"""What ``casereg export`` says of a package: what is in it, what is hidden and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.output import print_table

if TYPE_CHECKING:
    from exports.report import CsvTable, Report

MOST = 25
_STATUSES = ("gepubliceerd", "voorlopig", "onderdrukt", "geen_gegevens", "nvt")
_HEADS = ("gepubliceerd", "voorlopig", "onderdrukt", "geen gegevens", "kan niet")


def as_json(report: "Report", folder: Path | None) -> dict[str, Any]:
    """The package for a script; ``folder`` None was not written."""
    from exports.counts import CONCEPT

    catalogue = report.source.catalogue
    document: dict[str, Any] = {
        "folder": str(folder) if folder else None,
        "soort": report.kind,
        "opdracht": catalogue.code,
        "periode": report.source.period.text,
        "concept": True,
        "status": CONCEPT,
        "drempel": {
            "k": catalogue.bescherming.k,
            "deelopdrachten": {d.code: d.k for d in catalogue.deelopdrachten if d.k},
            "zeros": catalogue.bescherming.zeros,
        },
        "bestanden": [_file(table) for table in report.tables],
    }
    return document | _cells(report)


def tell(report: "Report", folder: Path) -> None:
    """Where the package stands and what it is."""
    from exports.counts import CONCEPT, CONCEPT_REASON

    title = f"{report.kind} over {report.source.period.text}"
    click.echo(f"Het pakket {title} staat in {folder}")
    click.echo(f"Status: {CONCEPT}. {CONCEPT_REASON}")
    hidden = sum(table.number("onderdrukt") for table in report.tables)
    click.echo(f"Verborgen getallen: {hidden}. Meer staat in {report.text_name}.md.")


def explain(report: "Report") -> None:
    """What a package would hold and hide, and by which rule; nothing was written."""
    from exports.counts import CONCEPT

    source = report.source
    click.echo(
        f"Proef: {report.kind} van {source.catalogue.code} over {source.period.text}. "
        "Niets is geschreven."
    )
    rows = [(f"{t.name}.csv", *map(t.number, _STATUSES)) for t in report.tables]
    print_table(("bestand", *_HEADS), rows)
    if "tabellen" in report.details:
        click.echo("")
        _explain_tables(report)
    for table in report.tables:
        _name_hidden(table)
    click.echo("")
    _explain_rule(report)
    click.echo(f"Een pakket is nu nog: {CONCEPT}.")


def _file(table: "CsvTable") -> dict[str, Any]:
    return {
        "bestand": f"{table.name}.csv",
        "rijen": len(table.rows),
        **{status: table.number(status) for status in _STATUSES},
    }


def _cells(report: "Report") -> dict[str, Any]:
    """The tables of a resultaatmeting; other packages have none."""
    tables = report.details.get("tabellen")
    if tables is None:
        return {}
    statuses = tables[0]["cellen"]
    return {
        "cellen": {status: sum(t["cellen"][status] for t in tables) for status in statuses},
        "tabellen": [{"tabel": t["code"], "onderdrukt": t["cellen"]["onderdrukt"]} for t in tables],
    }


def _explain_tables(report: "Report") -> None:
    rows = [
        (table["code"], *(table["cellen"][status] for status in ("gepubliceerd", "onderdrukt")))
        for table in report.details["tabellen"]
    ]
    print_table(("tabel in tellingen.csv", "gepubliceerd", "onderdrukt"), rows)


def _name_hidden(table: "CsvTable") -> None:
    """The hidden rows, except of the cells: those are too many and all alike."""
    hidden = [] if table.name == "tellingen" else list(_hidden(table))
    if hidden:
        click.echo("")
        click.echo(f"Verborgen in {table.name}.csv:")
        for name in hidden[:MOST]:
            click.echo(f"  {name}")
        if len(hidden) > MOST:
            click.echo(f"  en nog {len(hidden) - MOST}")


def _hidden(table: "CsvTable") -> Iterator[str]:
    names = [column.name for column in table.columns]
    shown = [
        names.index(name)
        for name in ("doel", "deelopdracht", "onderdeel", "taak", "project", "indicator")
        if name in names
    ]
    for row in table.rows:
        if row[-1] == "onderdrukt":
            yield " ".join(str(row[at]) for at in shown)


def _explain_rule(report: "Report") -> None:
    catalogue = report.source.catalogue
    click.echo(
        f"Onderdrukt (verborgen): minder dan {catalogue.bescherming.k} personen achter het getal."
    )
    for part in catalogue.deelopdrachten:
        if part.k is not None:
            click.echo(f"  Bij deelopdracht {part.code}: minder dan {part.k}.")
    click.echo("Bij een aandeel geldt dat ook voor de teller, de rest en wat ontbreekt.")
    if catalogue.bescherming.zeros == "hide":
        click.echo("Een lege cel ziet er net zo uit: het masker verraadt de grootte niet.")
