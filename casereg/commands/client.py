"""``casereg client``: find a client of the own team, or add one."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.terminal import ask, has_terminal
from casereg.errors import WrongUsage

if TYPE_CHECKING:
    from models.cards import ClientCard

MOST_FOUND = 50


@click.group(cls=DutchGroup)
def client() -> None:
    """Zoek een cliënt, of voeg er een toe."""


@client.command()
@option("--naam", "name", metavar="NAAM", help="Zonder --naam wordt erom gevraagd.")
@option("--geboortejaar", "birth_year", metavar="JAAR", type=int, help="Zoals 1948.")
@option("--kern", metavar="CODE", help="Kern waar de cliënt woont.")
@option("--mantelzorger", is_flag=True, help="De cliënt is mantelzorger.")
@option(
    "--aandachtsgroep",
    "aandachtsgroepen",
    metavar="CODE",
    multiple=True,
    help="Mag vaker.",
)
@option("--ook-dubbel", "despite", is_flag=True, help="Ook als de cliënt er al lijkt te staan.")
@json_option
@signing_in
@click.pass_obj
def add(caller: Caller, /, as_json: bool, despite: bool, **typed: Any) -> None:
    """Voeg een cliënt toe aan je team."""
    from models.forms import ClientForm, filled

    if typed["name"] is None:
        if not has_terminal():
            raise WrongUsage("Geef de naam van de cliënt met --naam.")
        typed["name"] = ask("Naam van de cliënt")
    form = filled(ClientForm, typed)
    with caller.signed_in() as register:
        card = register.add_client(form, despite)
    if as_json:
        print_json({"nummer": card.number, "team": card.team, "status": "toegevoegd"})
    else:
        click.echo(f"Cliënt {card.number} is toegevoegd.")


@client.command()
@click.argument("text", metavar="TEKST")
@json_option
@signing_in
@click.pass_obj
def find(caller: Caller, text: str, as_json: bool) -> None:
    """Zoek cliënten van je team.

    TEKST is het begin van een naam (voor- of achternaam) of een cliëntnummer.
    """
    with caller.signed_in() as register:
        found = register.find_clients(text, MOST_FOUND)
    if as_json:
        print_json({"clienten": [_as_json(card) for card in found]})
    elif not found:
        click.echo("Geen cliënt gevonden.")
    else:
        rows = [(card.number, card.name, card.birth_year, card.kern) for card in found]
        print_table(("nr", "naam", "geb.", "kern"), rows)


def _as_json(card: "ClientCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "naam": card.name,
        "geboortejaar": card.birth_year,
        "kern": card.kern,
        "team": card.team,
        "mantelzorger": card.mantelzorger,
        "aandachtsgroepen": list(card.aandachtsgroepen),
    }
