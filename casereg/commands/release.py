"""``casereg release``: what was released, and the same package once more."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.release_text import card_json, shown_json, shown_lines
from casereg.errors import Refused

if TYPE_CHECKING:
    from models.release_cards import ReleaseCard

_number = click.argument("number", metavar="NUMMER", type=click.IntRange(min=1, max=2**31 - 1))
_HEADS = ("nr", "soort", "opdracht", "periode", "gemaakt", "door", "status")
_place = click.Path(path_type=Path)


@click.group(cls=DutchGroup)
def release() -> None:
    """Bekijk de pakketten die zijn gemaakt, of schrijf er een nog een keer."""


@release.command("list")
@json_option
@signing_in
@click.pass_obj
def listed(caller: Caller, as_json: bool) -> int:
    """Toon alle pakketten, het oudste eerst."""
    with caller.signed_in() as register:
        made = register.made_releases.listed()
    if as_json:
        print_json({"releases": [*map(card_json, made.cards)], "fout": made.fault or None})
    elif made.cards:
        print_table(_HEADS, [_row(card) for card in made.cards])
    else:
        click.echo("Er is nog geen pakket gemaakt. Maak er een met: casereg export")
    return _said(made.fault)


@release.command()
@_number
@json_option
@signing_in
@click.pass_obj
def show(caller: Caller, number: int, as_json: bool) -> int:
    """Toon wat er in een pakket staat: hoeveel te zien, verborgen en nagekomen."""
    with caller.signed_in() as register:
        found = register.made_releases.shown(number)
    if as_json:
        print_json(shown_json(found))
    else:
        click.echo("\n".join(shown_lines(found)))
    return _said(found.fault)


@release.command()
@_number
@option("--out", metavar="MAP", type=_place, help="Waar het pakket komt.")
@json_option
@signing_in
@click.pass_obj
def again(caller: Caller, number: int, out: Path | None, as_json: bool) -> None:
    """Schrijf een pakket nog een keer, met precies dezelfde bestanden."""
    with caller.signed_in() as register:
        folder = register.made_releases.again(number, out or caller.settings().exports)
    if as_json:
        print_json({"nummer": number, "folder": str(folder)})
    else:
        click.echo(f"Pakket {number} staat in {folder}")


@release.command()
@option("--out", metavar="BESTAND", type=_place, help="Schrijf de sleutel in dit bestand.")
@signing_in
@click.pass_obj
def sleutel(caller: Caller, out: Path | None) -> None:
    """Toon de openbare sleutel, waarmee de gemeente een pakket controleert."""
    with caller.signed_in() as register:
        text = register.made_releases.public_key()
    if out is None:
        click.echo(text, nl=False)
        return
    from casereg.security.whole_files import write_whole

    if out.exists():
        raise Refused(f"{out} bestaat al. Kies een andere naam.")
    write_whole(out, text.encode())
    click.echo(f"De openbare sleutel staat in {out}. Geef dit bestand aan de gemeente.")


def _row(card: "ReleaseCard") -> tuple[object, ...]:
    day = f"{card.made_at:%d-%m-%Y}"
    return (card.number, card.kind, card.opdracht, card.period, day, card.made_by, card.status)


def _said(fault: str) -> int:
    """Say on stderr that the ledger is not whole; gives the exit code."""
    if fault:
        click.echo(f"{fault} Maak geen pakket meer en vraag je beheerder om hulp.", err=True)
    return 1 if fault else 0
