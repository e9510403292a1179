"""``casereg kengetal``: a figure from outside, with its source."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer, iso, listed_or_none, shown
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import NUMBER, day, day_option, decimal, given, id_option

if TYPE_CHECKING:
    from models.record_cards import KengetalCard


@click.group(cls=DutchGroup)
def kengetal() -> None:
    """Voer een cijfer van buiten in, met de bron."""


@kengetal.command("add")
@click.argument("code", metavar="CODE")
@click.argument("value", metavar="WAARDE")
@option("--period", metavar="PERIODE", required=True, help="Waar het over gaat: 2023, 2023-Q1.")
@option("--bron", "source", metavar="TEKST", required=True, help="Waar het cijfer vandaan komt.")
@option("--deel", "part", metavar="CODE", help="Voor welke groep of kern, als dat moet.")
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def add_kengetal(caller: Caller, /, as_json: bool, value: str, datum: str, **typed: Any) -> None:
    """Voer een kengetal in; opnieuw invoeren verbetert het."""
    from models.forms import filled
    from models.record_forms import KengetalForm

    values = {**given(typed), "value": decimal(value)}
    with caller.signed_in() as register:
        form = filled(KengetalForm, {**values, "noted_on": day(register, datum)})
        card = register.records.note_kengetal(form)
    text = f"is opgeslagen: {card.code} {shown(card.value)} in {card.period}"
    answer(_kengetal_json(card), f"Kengetal {card.number} {text}.", as_json)


@kengetal.command("list")
@json_option
@signing_in
@click.pass_obj
def list_kengetallen(caller: Caller, as_json: bool) -> None:
    """Toon de kengetallen, het laatst ingevoerde eerst."""
    with caller.signed_in() as register:
        cards = register.records.kengetallen()
    if as_json:
        print_json({"kengetallen": [_kengetal_json(card) for card in cards]})
    elif listed_or_none(cards, "kengetallen"):
        rows = [(c.number, c.code, c.part, c.period, shown(c.value), c.source) for c in cards]
        print_table(("nr", "kengetal", "deel", "periode", "waarde", "bron"), rows)


@kengetal.command("undo")
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo_kengetal(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een kengetal ongedaan; een eerder ingevoerd cijfer geldt dan weer."""
    with caller.signed_in() as register:
        card = register.records.undo_kengetal(number)
    answer(_kengetal_json(card), f"Kengetal {card.number} telt niet meer mee.", as_json)


def _kengetal_json(card: "KengetalCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "code": card.code,
        "deel": card.part or None,
        "waarde": card.value,
        "periode": card.period,
        "bron": card.source,
        "datum": iso(card.noted_on),
    }
