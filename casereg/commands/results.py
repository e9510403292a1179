"""``casereg results``: the figures inside the house."""

from typing import Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json
from casereg.commands.results_asked import Asked, answered
from casereg.commands.results_json import document
from casereg.commands.results_text import show


@click.command(cls=DutchCommand)
@option(
    "--period",
    metavar="PERIODE",
    required=True,
    help="2023, 2023-H1, 2023-Q1, 2023-03 of 2023-W05.",
)
@option("--opdracht", metavar="CODE", help="Welke opdracht; zonder volgt die uit de periode.")
@option("--team", metavar="CODE", help="Alleen dit gebiedsteam.")
@option("--mijn", is_flag=True, help="Waarvoor je eigen werk meetelde.")
@option("--indicator", metavar="CODE", help="Eén indicator, met het verloop over acht perioden.")
@option("--per", metavar="WAT", help="Splits uit, bijvoorbeeld per kern of leeftijdsgroep.")
@option("--contacten", is_flag=True, help="Toon ook de contacten achter die indicator.")
@json_option
@signing_in
@click.pass_obj
def results(caller: Caller, /, period: str, as_json: bool, **chosen: Any) -> None:
    """Toon de resultaten per deelopdracht, niet voor publicatie.

    Een coordinator ziet alles, een teamleider het eigen team. Een sociaal werker ziet met
    --mijn waarvoor het eigen werk meetelde.
    """
    from models.periods import parse_period

    asked = Asked(parse_period(period), **chosen)
    asked.check()
    with caller.signed_in() as register:
        answer = answered(register, asked)
    if as_json:
        print_json(document(answer))
    else:
        show(answer)
