"""``casereg client verbeter``, ``verklaring``, ``beperk`` and ``opheffen``: what a client asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.client_text import client_json
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.typed import NUMBER

if TYPE_CHECKING:
    from models.client_note_forms import ExplainedForm

F = TypeVar("F", bound=Callable[..., Any])
_UNKNOWN = "onbekend"


def explained(command: F) -> F:
    """Add ``--toelichting``, which must be given."""
    return option(
        "--toelichting",
        "explanation",
        metavar="TEKST",
        required=True,
        help="Waarom; de cliënt leest dit in de inzage.",
    )(command)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@option("--naam", "name", metavar="NAAM", help="De naam zoals die moet zijn.")
@option("--geboortejaar", "birth_year", metavar="JAAR", help="Zoals 1948, of onbekend.")
@option("--kern", metavar="CODE", help="Kern waar de cliënt woont, of onbekend.")
@option("--nooit", "drop", metavar="CODE", multiple=True, help="Kenmerk dat nooit klopte.")
@explained
@json_option
@signing_in
@click.pass_obj
def verbeter(caller: Caller, /, number: int, as_json: bool, **typed: Any) -> None:
    """Verbeter gegevens van een cliënt, met de reden.

    Wat er stond, wie het veranderde en waarom, blijft bewaard.
    """
    from models.client_note_forms import CorrectionForm
    from models.forms import filled

    form = filled(CorrectionForm, _meant(typed))
    with caller.signed_in() as register:
        card = register.client_rights.correct(number, form)
    answer(client_json(card), f"Cliënt {number} is verbeterd.", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@option("--tekst", "explanation", metavar="TEKST", required=True, help="Wat de cliënt verklaart.")
@json_option
@signing_in
@click.pass_obj
def verklaring(caller: Caller, number: int, explanation: str, as_json: bool) -> None:
    """Zet bij de gegevens wat de cliënt zelf verklaart; er verandert niets."""
    with caller.signed_in() as register:
        card = register.client_rights.state(number, _explained(explanation))
    answer(client_json(card), f"De verklaring staat bij cliënt {number}.", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@explained
@json_option
@signing_in
@click.pass_obj
def beperk(caller: Caller, number: int, explanation: str, as_json: bool) -> None:
    """Beperk de gegevens van een cliënt: alleen nog lezen.

    Er komt niets bij en er verandert niets. Alleen een teamleider beperkt, en heft het weer op.
    """
    with caller.signed_in() as register:
        card = register.client_rights.restrict(number, _explained(explanation))
    answer(client_json(card), f"De gegevens van cliënt {number} zijn beperkt.", as_json)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="NUMMER", type=NUMBER)
@explained
@json_option
@signing_in
@click.pass_obj
def opheffen(caller: Caller, number: int, explanation: str, as_json: bool) -> None:
    """Hef de beperking van een cliënt op."""
    with caller.signed_in() as register:
        card = register.client_rights.lift(number, _explained(explanation))
    answer(client_json(card), f"De gegevens van cliënt {number} zijn niet meer beperkt.", as_json)


def _explained(text: str) -> "ExplainedForm":
    from models.client_note_forms import ExplainedForm
    from models.forms import filled

    return filled(ExplainedForm, {"explanation": text})


def _meant(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed; a year that is not known is no year."""
    values = {name: value for name, value in typed.items() if value not in (None, ())}
    if values.get("birth_year") == _UNKNOWN:
        values["birth_year"] = None
    return values
