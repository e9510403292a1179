"""``casereg export``: figures for the gemeente, without anybody in them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.export_json import draft_json, made_json
from casereg.commands.export_progress import following
from casereg.commands.export_text import explain, tell
from casereg.commands.output import print_json

if TYPE_CHECKING:
    from exports.draft import Draft
    from exports.report import Report


@click.group(cls=DutchGroup)
def export() -> None:
    """Maak een pakket met cijfers voor de gemeente."""


def _package_options(period_help: str) -> Callable[[Callable[..., None]], Any]:
    """The options that every kind of package has."""

    def add(command: Callable[..., None]) -> Any:
        opdracht = option(
            "--opdracht", metavar="CODE", help="Welke opdracht; zonder volgt die uit de periode."
        )
        place = click.Path(path_type=Path)
        out = option("--out", metavar="MAP", type=place, help="Waar het pakket komt.")
        trial = option(
            "--dry-run", is_flag=True, help="Toon alleen wat verborgen zou worden en waarom."
        )
        period = option("--period", metavar="PERIODE", required=True, help=period_help)
        return period(opdracht(out(trial(json_option(signing_in(click.pass_obj(command)))))))

    return add


@export.command()
@option(
    "--format",
    "form",
    metavar="VORM",
    type=click.Choice(["csv"]),
    default="csv",
    show_default=True,
    help="Alleen csv; xlsx en ods komen later.",
)
@option(
    "--tabel",
    "tables",
    metavar="CODE",
    multiple=True,
    help="Alleen deze tabel; vaker te geven. Zonder: alle tabellen van de opdracht.",
)
@_package_options("2023, 2023-H1, 2023-Q1 of 2023-03.")
def resultaatmeting(caller: Caller, /, **chosen: Any) -> None:
    """Maak de resultaatmeting: alle tabellen en indicatoren van een periode."""
    _make(caller, "resultaatmeting", **chosen)


@export.command()
@_package_options("De periode van een trendrapportage, zoals 2023-Q1 of 2023-Q3.")
def trendrapportage(caller: Caller, /, **chosen: Any) -> None:
    """Maak de trendrapportage: per aandachtsgroep, met de verandering."""
    _make(caller, "trendrapportage", **chosen)


@export.command()
@_package_options("Meestal een jaar, zoals 2023; ook 2023-H1, 2023-Q1 of 2023-03.")
def uren(caller: Caller, /, **chosen: Any) -> None:
    """Maak het overzicht van uren, naast die van een jaar eerder."""
    _make(caller, "uren", **chosen)


@export.command()
@_package_options("Meestal een jaar, zoals 2023; ook 2023-H1, 2023-Q1 of 2023-03.")
def doelen(caller: Caller, /, **chosen: Any) -> None:
    """Maak het overzicht per doel van de gemeente, voor de voortgang."""
    _make(caller, "doelen", **chosen)


def _make(
    caller: Caller, kind: str, /, period: str, dry_run: bool, as_json: bool, **chosen: Any
) -> None:
    from models.periods import parse_period

    asked, opdracht = parse_period(period), chosen["opdracht"]
    tables = chosen.get("tables") or None
    with caller.signed_in() as register, following() as progress:
        if dry_run:
            draft = register.releases.prepare(kind, asked, opdracht, tables, progress)
        else:
            out = chosen["out"] or caller.settings().exports
            made = register.releases.write(kind, asked, opdracht, out, tables, progress)
    if dry_run:
        _show_draft(draft, as_json)
    else:
        _show_made(made.report, made.folder, as_json)


def _show_draft(draft: "Draft", json: bool) -> None:
    if json:
        print_json(draft_json(draft))
    else:
        explain(draft)


def _show_made(report: "Report", folder: Path, json: bool) -> None:
    if json:
        print_json(made_json(report, folder))
    else:
        tell(report, folder)
