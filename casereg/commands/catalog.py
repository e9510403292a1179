"""``casereg catalog``: the opdrachten that come with casereg, and files to check or load."""

from typing import TYPE_CHECKING

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option
from casereg.commands.output import print_json, print_table

if TYPE_CHECKING:
    from models.catalogue import Catalogue


@click.group(cls=DutchGroup)
def catalog() -> None:
    """Bekijk, controleer of laad een opdracht (catalogus)."""


@catalog.command(name="list")
@json_option
def list_catalogues(as_json: bool) -> None:
    """Toon de opdrachten die bij casereg horen."""
    from models.catalogue_shelf import built_in_codes

    found = [catalogue_of(code) for code in built_in_codes()]
    if as_json:
        keys = {"code", "titel", "geldig_van", "geldig_tot"}
        print_json({"catalogues": [c.model_dump(mode="json", include=keys) for c in found]})
    else:
        rows = [(c.code, c.geldig_van, c.geldig_tot, c.titel) for c in found]
        print_table(("code", "geldig van", "geldig tot", "titel"), rows)


@catalog.command()
@click.argument("code", metavar="CODE")
@json_option
def show(code: str, as_json: bool) -> None:
    """Toon wat er in een opdracht staat.

    CODE is een opdracht die bij casereg hoort, of een bestand.
    """
    catalogue = catalogue_of(code)
    if as_json:
        from models.catalogue_json import as_json as document

        print_json(document(catalogue))
    else:
        from casereg.commands.catalog_text import overview

        click.echo("\n".join(overview(catalogue)))


@catalog.command()
@click.argument("file", metavar="BESTAND")
@json_option
def check(file: str, as_json: bool) -> int:
    """Controleer een opdracht en noem elke fout met de plaats."""
    from models.catalogue_faults import CatalogueFault

    found, faults = None, tuple[str, ...]()
    try:
        found = catalogue_of(file)
    except CatalogueFault as fault:
        faults = fault.faults
    if as_json:
        code = found.code if found else None
        print_json({"ok": not faults, "bestand": file, "code": code, "fouten": list(faults)})
    elif found:
        counted = [
            f"{len(found.deelopdrachten)} deelopdrachten",
            f"{len(found.contactsoorten)} contactsoorten",
            f"{len(found.indicatoren())} indicatoren",
        ]
        click.echo(f"{file} is goed: {found.code}, {', '.join(counted)}.")
    else:
        click.echo("\n".join(faults), err=True)
    return 1 if faults else 0


@catalog.command()
@click.argument("file", metavar="BESTAND")
@json_option
@signing_in
@click.pass_obj
def load(caller: Caller, file: str, as_json: bool) -> None:
    """Laad een opdracht in het register.

    BESTAND is een TOML-bestand, of de code van een opdracht die bij casereg hoort.
    """
    from models.catalogue_shelf import opdracht_text

    text = opdracht_text(file)
    with caller.signed_in() as register:
        card = register.load_catalogue(text, file)
    if as_json:
        print_json({"code": card.code, "titel": card.titel, "sha256": card.sha256})
    else:
        days = f"{card.geldig_van} tot en met {card.geldig_tot}"
        click.echo(f"De opdracht {card.code} staat in het register, voor {days}.")


def catalogue_of(given: str) -> "Catalogue":
    """The opdracht that comes with casereg under this code, or that stands in this file."""
    from models.catalogue_file import read_catalogue
    from models.catalogue_shelf import opdracht_text

    return read_catalogue(opdracht_text(given), given)
