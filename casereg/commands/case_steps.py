"""``casereg case``: what happens to a traject between its opening and its end, or takes it back."""

from typing import Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.case_text import said
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.typed import NUMBER, day, day_option, given, yes_or_no


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def reopen(caller: Caller, number: int, as_json: bool) -> None:
    """Neem terug dat een traject is gesloten.

    Ook de antwoorden en metingen die je bij het sluiten gaf vervallen. Komt een cliënt
    later terug, open dan een nieuw traject.
    """
    with caller.signed_in() as register:
        said(register.records.reopen_case(number), "is weer open", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@option("--naar", "referred_to", metavar="TEKST", help="Waarheen, zonder namen van mensen.")
@option("--verstuurd", "sent_on", metavar="DATUM", help="Dag waarop je verwees.")
@option("--aangenomen", "accepted_on", metavar="DATUM", help="Dag waarop die is aangenomen.")
@option("--resultaat", "result", metavar="TEKST", help="Wat het opleverde.")
@option("--resultaatdatum", "result_on", metavar="DATUM", help="Dag van dat resultaat.")
@json_option
@signing_in
@click.pass_obj
def refer(caller: Caller, /, number: int, as_json: bool, **typed: Any) -> None:
    """Leg een verwijzing vast, of een volgende stap ervan."""
    from models.forms import filled
    from models.record_forms import ReferralForm

    values = given(typed)
    with caller.signed_in() as register:
        for field in {"sent_on", "accepted_on", "result_on"} & set(values):
            values[field] = day(register, values[field])
        card = register.records.refer_case(number, filled(ReferralForm, values))
    said(card, "is bijgewerkt", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@click.argument("code", metavar="CODE")
@click.argument("answer", metavar="JA|NEE")
@day_option
@json_option
@signing_in
@click.pass_obj
def result(caller: Caller, number: int, code: str, answer: str, datum: str, as_json: bool) -> None:
    """Antwoord of een traject een resultaat bereikte."""
    reached = yes_or_no(answer)
    with caller.signed_in() as register:
        card = register.records.answer_result(number, code, reached, day(register, datum))
    said(card, "is bijgewerkt", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een traject zonder contacten ongedaan."""
    with caller.signed_in() as register:
        said(register.records.undo_case(number), "telt niet meer mee", as_json)
