"""``casereg inzage``: everything that is held about a client, for that client to read."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casereg.commands.answers import answer
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.typed import NUMBER
from casereg.errors import Refused

if TYPE_CHECKING:
    from casereg.register import Register
    from models.inspection_cards import InspectionCard

READ_IT_OVER = (
    "Lees de notities na voordat je dit geeft: een naam die casereg niet kent, staat er nog in."
)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="CLIENT", type=NUMBER)
@option(
    "--out",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Schrijf het in dit bestand, dat er nog niet is.",
)
@json_option
@signing_in
@click.pass_obj
def inzage(caller: Caller, number: int, out: Path | None, as_json: bool) -> None:
    """Toon alles wat over een cliënt is vastgelegd, en wie het zag.

    Voor de cliënt om te lezen. Namen van andere cliënten staan er niet in. CLIENT is het
    cliëntnummer. Dat je dit opvraagt, komt in het logboek.
    """
    if out is not None:
        _refuse_existing(out)
    with caller.signed_in() as register:
        card = register.client_rights.inspect(number, to_file=out is not None)
        text = _json(card) if as_json else _text(card, register)
    if out is None:
        click.echo(text.encode())
    else:
        _write(out, text)
        answer({"bestand": str(out)}, f"De inzage staat in {out}.", as_json)
    click.echo(READ_IT_OVER, err=True)


def _text(card: "InspectionCard", register: "Register") -> str:
    from casereg.commands.inzage_text import document

    return document(card, register.catalogue_named, register.catalogue)


def _json(card: "InspectionCard") -> str:
    from casereg.commands.inzage_json import inspection_json

    return json.dumps(inspection_json(card), ensure_ascii=False, indent=1)


def _refuse_existing(out: Path) -> None:
    if out.exists():
        raise Refused(f"{out} bestaat al. Kies een andere naam.")


def _write(out: Path, text: str) -> None:
    """Whole or not at all, readable for who made it only."""
    from casereg.security.whole_files import write_whole
    from casereg.system_faults import in_dutch

    _refuse_existing(out)
    try:
        write_whole(out, f"{text}\n".encode())
    except OSError as fault:
        reason = f"{out} kan niet worden geschreven: {in_dutch(fault)}."
        raise Refused(f"{reason} Kies een andere plek.") from None
