"""``casereg export``: figures for the gemeente, without anybody in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table

if TYPE_CHECKING:
    from exports.counts import Counts


@click.group(cls=DutchGroup)
def export() -> None:
    """Maak een pakket met cijfers voor de gemeente."""


@export.command()
@option("--period", metavar="PERIODE", required=True, help="2023, 2023-H1, 2023-Q1 of 2023-03.")
@option("--opdracht", metavar="CODE", help="Welke opdracht; zonder volgt die uit de periode.")
@option("--out", metavar="MAP", type=click.Path(path_type=Path), help="Waar het pakket komt.")
@option(
    "--format",
    "form",
    metavar="VORM",
    type=click.Choice(["csv"]),
    default="csv",
    show_default=True,
    help="Alleen csv; xlsx en ods komen later.",
)
@option("--dry-run", is_flag=True, help="Toon alleen wat verborgen zou worden en waarom.")
@json_option
@signing_in
@click.pass_obj
def resultaatmeting(caller: Caller, /, period: str, as_json: bool, **chosen: Any) -> None:
    """Maak de resultaatmeting over een periode."""
    from models.periods import parse_period

    asked, opdracht = parse_period(period), chosen["opdracht"]
    with caller.signed_in() as register:
        if chosen["dry_run"]:
            counts, folder = register.preview(asked, opdracht), None
        else:
            out = chosen["out"] or caller.settings().exports
            exported = register.export_resultaatmeting(asked, opdracht, out)
            counts, folder = exported.counts, exported.folder
    if as_json:
        print_json(_as_json(counts, folder))
    elif folder is None:
        _explain(counts)
    else:
        _tell(counts, folder)


def _as_json(counts: "Counts", folder: Path | None) -> dict[str, Any]:
    from exports.counts import CONCEPT, STATUSES

    return {
        "folder": str(folder) if folder else None,
        "opdracht": counts.catalogue.code,
        "periode": counts.period.text,
        "concept": True,
        "status": CONCEPT,
        "drempel": {
            "k": counts.catalogue.bescherming.k,
            "deelopdrachten": {d.code: d.k for d in counts.catalogue.deelopdrachten if d.k},
            "zeros": counts.catalogue.bescherming.zeros,
        },
        "cellen": {status: counts.number(status) for status in STATUSES},
        "tabellen": [
            {"tabel": table.tabel.code, "onderdrukt": table.number("onderdrukt")}
            for table in counts.tables
        ],
    }


def _tell(counts: "Counts", folder: Path) -> None:
    from exports.counts import CONCEPT, CONCEPT_REASON

    hidden = counts.number("onderdrukt")
    click.echo(f"De resultaatmeting over {counts.period.text} staat in {folder}")
    click.echo(f"Status: {CONCEPT}. {CONCEPT_REASON}")
    click.echo(f"Verborgen cellen: {hidden}. Meer staat in verantwoording.md.")


def _explain(counts: "Counts") -> None:
    """What a package would hide, and by which rule; nothing was written."""
    from exports.counts import CONCEPT, STATUSES

    rule = counts.catalogue.bescherming
    click.echo(f"Proef: {counts.catalogue.code} over {counts.period.text}. Niets is geschreven.")
    rows = [(t.tabel.code, *map(t.number, STATUSES)) for t in counts.tables]
    print_table(("tabel", *STATUSES[:2], "kan niet"), rows)
    click.echo(f"Onderdrukt: minder dan {rule.k} personen achter het getal.")
    stricter = [d for d in counts.catalogue.deelopdrachten if d.k is not None]
    for part in stricter:
        click.echo(f"  Bij deelopdracht {part.code}: minder dan {part.k}.")
    if rule.zeros == "hide":
        click.echo("Een lege cel ziet er net zo uit: het masker verraadt de grootte niet.")
    click.echo(f"Een pakket is nu nog: {CONCEPT}.")
