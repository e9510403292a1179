"""``casereg case``: trajecten, from opening to closing."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.case_steps import refer, reopen, result, undo
from casereg.commands.case_text import case_json, print_case, row, said
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import (
    NUMBER,
    day,
    day_option,
    decimal,
    given,
    id_option,
    pairs,
    yes_or_no,
)
from casereg.errors import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 200
EVERYTHING = 2**31 - 1
_score = option(
    "--score",
    "scores",
    metavar="INSTRUMENT=SCORE",
    multiple=True,
    help="Een meting erbij, zoals baat=7; mag vaker.",
)


@click.group(cls=DutchGroup)
def case() -> None:
    """Houd trajecten bij: openen, verwijzen, sluiten."""


@case.command("open")
@option("--soort", "trajectsoort", metavar="CODE", required=True, help="Trajectsoort.")
@option("--deelopdracht", metavar="CODE", required=True, help="Deelopdracht, zoals 1a.")
@option(
    "--client",
    "clients",
    metavar="NUMMER[:PARTIJ]",
    multiple=True,
    required=True,
    help="Cliënt, met de partij als die er is; mag vaker.",
)
@day_option
@option("--taak", metavar="NUMMER", help="Taak van de deelopdracht.")
@option("--project", metavar="CODE", help="Project binnen de deelopdracht.")
@_score
@id_option
@json_option
@signing_in
@click.pass_obj
def begin(caller: Caller, /, as_json: bool, **typed: Any) -> None:
    """Open een traject voor een of meer cliënten."""
    from models.forms import filled
    from models.record_forms import CaseForm

    parties = [_party(text) for text in typed.pop("clients")]
    scores, when = _scores(typed.pop("scores")), typed.pop("datum")
    with caller.signed_in() as register:
        values = {"opened_on": day(register, when), "parties": parties, "scores": scores}
        card = register.records.open_case(filled(CaseForm, values | given(typed)))
    said(card, "is geopend", as_json)


@case.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@option("--afloop", "ended_as", metavar="CODE", required=True, help="Hoe het traject eindigde.")
@day_option
@option(
    "--resultaat",
    "results",
    metavar="CODE=JA|NEE",
    multiple=True,
    help="Of dit is bereikt; mag vaker.",
)
@_score
@json_option
@signing_in
@click.pass_obj
def close(caller: Caller, /, number: int, as_json: bool, **typed: Any) -> None:
    """Sluit een traject."""
    from models.forms import filled
    from models.record_forms import CloseForm

    answers = pairs(typed["results"], "code=ja of code=nee")
    values = {
        "ended_as": typed["ended_as"],
        "results": {code: yes_or_no(answer) for code, answer in answers},
        "scores": _scores(typed["scores"]),
    }
    with caller.signed_in() as register:
        form = filled(CloseForm, {**values, "closed_on": day(register, typed["datum"])})
        card = register.records.close_case(number, form)
    said(card, "is gesloten", as_json)


@case.command("list")
@option("--alle", "everything", is_flag=True, help="Ook trajecten die gesloten zijn.")
@option("--mijn", "mine", is_flag=True, help="Alleen trajecten die jij opende.")
@option("--deelopdracht", metavar="CODE", help="Alleen deze deelopdracht.")
@option("--client", metavar="NUMMER", type=NUMBER, help="Alleen van deze cliënt.")
@json_option
@signing_in
@click.pass_obj
def listed(caller: Caller, /, as_json: bool, everything: bool, **chosen: Any) -> None:
    """Toon de trajecten van je team, het laatst geopende eerst."""
    from models.record_cards import CaseFilter

    limit = EVERYTHING if as_json else SHOWN + 1
    wanted = CaseFilter(open_only=not everything, limit=limit, **chosen)
    with caller.signed_in() as register:
        cards = register.records.cases(wanted)
    if as_json:
        print_json({"trajecten": [case_json(card) for card in cards]})
    elif not cards:
        click.echo("Geen trajecten gevonden.")
    else:
        headings = ("nr", "opdr.", "soort", "geopend", "gesloten", "afloop", "cliënt")
        print_table(headings, [row(card) for card in cards[:SHOWN]])
        if len(cards) > SHOWN:
            click.echo(f"Dit zijn de laatste {SHOWN}. Kies er minder, of alles met --json.")


@case.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def show(caller: Caller, number: int, as_json: bool) -> None:
    """Toon een traject met wat erin gebeurde."""
    with caller.signed_in() as register:
        card = register.records.case(number)
    if as_json:
        print_json(case_json(card))
    else:
        print_case(card)


for step in (refer, result, reopen, undo):
    case.add_command(step)


def _party(text: str) -> dict[str, Any]:
    """A client and a side, as in ``12:melder``."""
    number, _, party = text.partition(":")
    if not number.strip().isdecimal():
        raise WrongUsage("Geef een cliënt als nummer, zo nodig met de partij: 12:melder.")
    return {"client": int(number), "party": party.strip()}


def _scores(texts: "Sequence[str]") -> list[dict[str, Any]]:
    """Scores on instruments, as in ``baat=7``."""
    return [
        {"instrument": code, "score": decimal(score)}
        for code, score in pairs(texts, "instrument=score, zoals baat=7")
    ]
