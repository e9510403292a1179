"""``casereg mijlpaal``: what was delivered, with its evidence."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer, iso, listed_or_none
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import NUMBER, day, day_option, given, id_option

if TYPE_CHECKING:
    from models.record_cards import MijlpaalCard


@click.group(cls=DutchGroup)
def mijlpaal() -> None:
    """Leg vast wat is opgeleverd, met het bewijs."""


@mijlpaal.command("add")
@click.argument("code", metavar="CODE")
@option("--bewijs", "evidence", metavar="TEKST", required=True, help="Waar het te zien is.")
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def add_mijlpaal(caller: Caller, /, as_json: bool, datum: str, **typed: Any) -> None:
    """Leg een mijlpaal vast."""
    from models.forms import filled
    from models.record_forms import MijlpaalForm

    with caller.signed_in() as register:
        values = {**given(typed), "delivered_on": day(register, datum)}
        form = filled(MijlpaalForm, values)
        card = register.records.note_mijlpaal(form)
    answer(
        _mijlpaal_json(card),
        f"Mijlpaal {card.number} is opgeslagen: {card.code}, {card.delivered_on}.",
        as_json,
    )


@mijlpaal.command("list")
@json_option
@signing_in
@click.pass_obj
def list_mijlpalen(caller: Caller, as_json: bool) -> None:
    """Toon de mijlpalen, de laatste eerst."""
    with caller.signed_in() as register:
        cards = register.records.mijlpalen()
    if as_json:
        print_json({"mijlpalen": [_mijlpaal_json(card) for card in cards]})
    elif listed_or_none(cards, "mijlpalen"):
        rows = [(c.number, iso(c.delivered_on), c.deelopdracht, c.code, c.evidence) for c in cards]
        print_table(("nr", "datum", "opdr.", "mijlpaal", "bewijs"), rows)


@mijlpaal.command("undo")
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo_mijlpaal(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een mijlpaal ongedaan."""
    with caller.signed_in() as register:
        card = register.records.undo_mijlpaal(number)
    answer(_mijlpaal_json(card), f"Mijlpaal {card.number} telt niet meer mee.", as_json)


def _mijlpaal_json(card: "MijlpaalCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "code": card.code,
        "deelopdracht": card.deelopdracht,
        "datum": iso(card.delivered_on),
        "bewijs": card.evidence,
    }
