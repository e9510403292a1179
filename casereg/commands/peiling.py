"""``casereg peiling``: a survey without names, counted per score."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer, iso, listed_or_none, shown
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.instrument_options import instrument_option, moment_option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import NUMBER, day, day_option, decimal, given, id_option, pairs
from casereg.errors import WrongUsage
from models.counted_words import many

if TYPE_CHECKING:
    from models.record_cards import PeilingCard


@click.group(cls=DutchGroup)
def peiling() -> None:
    """Leg een onderzoek zonder namen vast: hoe vaak is elke score gegeven?"""


@peiling.command("add")
@click.argument("counts", metavar="SCORE=AANTAL...", nargs=-1)
@instrument_option
@option("--deelopdracht", metavar="CODE", required=True, help="Deelopdracht, zoals 7.")
@option("--bron", "source", metavar="TEKST", required=True, help="Waar de scores vandaan komen.")
@moment_option
@option(
    "--gevraagd", "invited", metavar="AANTAL", type=NUMBER, help="Hoeveel mensen zijn gevraagd."
)
@option("--groep", "aandachtsgroep", metavar="CODE", help="Als allen tot een groep horen.")
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def add_peiling(
    caller: Caller, /, as_json: bool, counts: tuple[str, ...], datum: str, **typed: Any
) -> None:
    """Leg de scores van een onderzoek vast, zoals 7=12 8=20."""
    from models.forms import filled
    from models.record_forms import PeilingForm

    values = {**given(typed), "counts": _counts(counts)}
    with caller.signed_in() as register:
        form = filled(PeilingForm, {**values, "held_on": day(register, datum)})
        card = register.records.add_peiling(form)
    answers = sum(card.counts.values())
    answer(
        _peiling_json(card),
        f"Peiling {card.number} is opgeslagen, met {many(answers, 'antwoord', 'antwoorden')}.",
        as_json,
    )


@peiling.command("list")
@json_option
@signing_in
@click.pass_obj
def list_peilingen(caller: Caller, as_json: bool) -> None:
    """Toon de peilingen, de laatste eerst."""
    with caller.signed_in() as register:
        cards = register.records.peilingen()
    if as_json:
        print_json({"peilingen": [_peiling_json(card) for card in cards]})
    elif listed_or_none(cards, "peilingen"):
        headings = ("nr", "datum", "opdr.", "instrument", "groep", "antw.", "gevr.", "bron")
        print_table(headings, [_peiling_row(card) for card in cards])


@peiling.command("undo")
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo_peiling(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een peiling ongedaan, met al haar scores."""
    with caller.signed_in() as register:
        card = register.records.undo_peiling(number)
    answer(_peiling_json(card), f"Peiling {card.number} telt niet meer mee.", as_json)


def _counts(texts: tuple[str, ...]) -> dict[float, int]:
    """How often each score was given, as in ``7=12``."""
    counts: dict[float, int] = {}
    for score, times in pairs(texts, "score=aantal, zoals 7=12"):
        if not times.isdecimal() or decimal(score) in counts:
            raise WrongUsage("Geef elke score één keer, met een heel aantal: 7=12 8=20.")
        counts[decimal(score)] = int(times)
    return counts


def _peiling_row(card: "PeilingCard") -> tuple[object, ...]:
    return (
        card.number,
        iso(card.held_on),
        card.deelopdracht,
        card.instrument,
        card.aandachtsgroep,
        sum(card.counts.values()),
        card.invited,
        card.source,
    )


def _peiling_json(card: "PeilingCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "instrument": card.instrument,
        "moment": card.moment,
        "datum": iso(card.held_on),
        "deelopdracht": card.deelopdracht,
        "aandachtsgroep": card.aandachtsgroep,
        "gevraagd": card.invited,
        "bron": card.source,
        "aantallen": {shown(score): answers for score, answers in card.counts.items()},
    }
