"""``casereg erase``: what erasing a client would do, asking it, and doing it as a second person."""

from typing import TYPE_CHECKING

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.erase_text import card_json, listed, plan_json
from casereg.commands.output import print_json
from casereg.commands.typed import NUMBER
from casereg.errors import Refused, WrongUsage
from models.erasure_grounds import GROUNDS
from models.erasure_words import plan_lines, proof_lines

if TYPE_CHECKING:
    from casereg.register import Register

NOTHING_YET = "Er is nog niets gewist. Aanvragen gaat met --reden, goedkeuren met --goedkeuren."
ASKED = "Wissing {} is aangevraagd. Een teamleider die een ander is dan jij, keurt het goed."
NOBODY_BACK = "Er is niemand teruggekomen die gewist was."


@click.command(cls=DutchCommand)
@click.argument("number", metavar="[CLIENT]", type=NUMBER, required=False)
@option(
    "--reden",
    "ground",
    metavar="CODE",
    type=click.Choice([*GROUNDS]),
    help=f"Vraag het wissen aan. Eén van: {', '.join(GROUNDS)}.",
)
@option("--ondanks-termijn", "despite", is_flag=True, help="Ook als de wet het nog wil bewaren.")
@option("--goedkeuren", "deed", flag_value="approve", help="Wis wat een ander aanvroeg.")
@option("--intrekken", "deed", flag_value="withdraw", help="Neem de aanvraag terug.")
@option("--opnieuw", "deed", flag_value="again", help="Wis wie met een oude kopie terugkwam.")
@json_option
@signing_in
@click.pass_obj
def erase(
    caller: Caller,
    /,
    number: int | None,
    ground: str | None,
    despite: bool,
    deed: str | None,
    as_json: bool,
) -> None:
    """Wis alles wat naar een cliënt wijst; cijfers blijven.

    Met alleen CLIENT zie je wat er weggaat en wat blijft; er gebeurt niets. Met --reden vraag
    je het aan, en een teamleider die een ander is dan jij keurt het goed. Zonder CLIENT zie je
    wat er is aangevraagd en gewist.
    """
    if (ground and deed) or (despite and not ground):
        raise WrongUsage("Kies één van --reden, --goedkeuren, --intrekken en --opnieuw.")
    if number is None and (ground or deed in ("approve", "withdraw")):
        raise WrongUsage("Zeg om welke cliënt het gaat.")
    with caller.signed_in() as register:
        if deed == "again":
            _again(register, as_json)
        elif number is None:
            _list(register, as_json)
        elif ground:
            card = register.erasures.ask(number, ground, despite)
            answer(card_json(card), ASKED.format(card.number), as_json)
        elif deed:
            _decide(register, number, deed == "approve", as_json)
        else:
            _foresee(register, number, as_json)


def _foresee(register: "Register", number: int, as_json: bool) -> None:
    plan = register.erasures.foresee(number)
    answer(plan_json(plan), "\n".join((*plan_lines(plan), NOTHING_YET)), as_json)


def _list(register: "Register", as_json: bool) -> None:
    cards = register.erasures.listed()
    if as_json:
        print_json({"wissingen": [card_json(card) for card in cards]})
    else:
        listed(cards)


def _decide(register: "Register", number: int, approve: bool, as_json: bool) -> None:
    waiting = register.erasures.foresee(number).erasure
    if waiting is None:
        raise Refused(f"Voor cliënt {number} is niets aangevraagd. Vraag het aan met --reden.")
    if approve:
        card = register.erasures.approve(waiting)
        answer(card_json(card), "\n".join(proof_lines(card)), as_json)
    else:
        card = register.erasures.withdraw(waiting)
        answer(card_json(card), f"Wissing {card.number} is ingetrokken.", as_json)


def _again(register: "Register", as_json: bool) -> None:
    card = register.erasures.repeat()
    if card is None:
        answer({"wissing": None}, NOBODY_BACK, as_json)
    else:
        answer({"wissing": card_json(card)}, "\n".join(proof_lines(card)), as_json)
