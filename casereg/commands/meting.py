"""``casereg meting``: one score, about a client, a traject or a contact."""

from typing import Any

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.case_text import meting_json, meting_text
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.instrument_options import instrument_option, moment_option
from casereg.commands.typed import NUMBER, day, day_option, decimal, given, id_option


@click.group(cls=DutchGroup)
def meting() -> None:
    """Leg een score vast van een cliënt, een traject of een contact."""


@meting.command("add")
@instrument_option
@option("--score", metavar="SCORE", required=True, help="Zoals 7 of 7,5.")
@moment_option
@option("--client", metavar="NUMMER", type=NUMBER, help="Cliënt die de score gaf.")
@option("--traject", "case", metavar="NUMMER", type=NUMBER, help="Traject waar het om gaat.")
@option("--contact", metavar="NUMMER", type=NUMBER, help="Contact waar het om gaat.")
@option("--deelopdracht", metavar="CODE", help="Nodig bij een cliënt zonder traject.")
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def add_meting(caller: Caller, /, as_json: bool, score: str, datum: str, **typed: Any) -> None:
    """Leg één score vast."""
    from models.forms import filled
    from models.record_forms import MetingForm

    values = {**given(typed), "score": decimal(score)}
    with caller.signed_in() as register:
        form = filled(MetingForm, {**values, "measured_on": day(register, datum)})
        card = register.records.add_meting(form)
    answer(meting_json(card), f"Meting {card.number} is opgeslagen: {meting_text(card)}.", as_json)


@meting.command("undo")
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo_meting(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een meting ongedaan."""
    with caller.signed_in() as register:
        card = register.records.undo_meting(number)
    answer(meting_json(card), f"Meting {card.number} telt niet meer mee.", as_json)
