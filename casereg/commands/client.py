"""``casereg client``: find a client of the own team, add one, or change what is known."""

from typing import Any

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.client_rights import beperk, opheffen, verbeter, verklaring
from casereg.commands.client_text import client_json
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.terminal import ask, has_terminal
from casereg.commands.typed import NUMBER, day, day_option
from casereg.errors import WrongUsage

MOST_FOUND = 50


@click.group(cls=DutchGroup)
def client() -> None:
    """Zoek een cliënt, voeg er een toe, of werk een cliënt bij."""


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
        print_json({"clienten": [client_json(card) for card in found]})
    elif not found:
        click.echo("Geen cliënt gevonden.")
    else:
        rows = [(card.number, card.shown, card.birth_year, card.kern) for card in found]
        print_table(("nr", "naam", "geb.", "kern"), rows)


@client.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@option("--erbij", "add", metavar="CODE", multiple=True, help="Aandachtsgroep of mantelzorger.")
@option("--eraf", "drop", metavar="CODE", multiple=True, help="Wat niet meer geldt; mag vaker.")
@day_option
@json_option
@signing_in
@click.pass_obj
def kenmerk(
    caller: Caller,
    /,
    number: int,
    add: tuple[str, ...],
    drop: tuple[str, ...],
    datum: str,
    as_json: bool,
) -> None:
    """Zeg bij welke groep een cliënt hoort, en vanaf welke dag.

    Wat voor die dag gold, blijft staan.
    """
    if not add and not drop:
        raise WrongUsage("Zeg wat erbij komt (--erbij) of eraf gaat (--eraf).")
    with caller.signed_in() as register:
        card = register.change_kenmerken(number, day(register, datum), add, drop)
    answer(client_json(card), f"Cliënt {card.number} is bijgewerkt.", as_json)


@client.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@day_option
@json_option
@signing_in
@click.pass_obj
def uitschrijven(caller: Caller, number: int, datum: str, as_json: bool) -> None:
    """Schrijf een cliënt uit; na die dag komen er geen contacten meer bij."""
    with caller.signed_in() as register:
        card = register.discharge_client(number, day(register, datum))
    answer(client_json(card), f"Cliënt {card.number} is uitgeschreven.", as_json)


@client.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def terug(caller: Caller, number: int, as_json: bool) -> None:
    """Neem terug dat een cliënt is uitgeschreven."""
    with caller.signed_in() as register:
        card = register.discharge_client(number, None)
    answer(client_json(card), f"Cliënt {card.number} is weer ingeschreven.", as_json)


for one in (verbeter, verklaring, beperk, opheffen):
    client.add_command(one)
