"""``casereg audit``: who saw or did what, and whether the log still is as it was written."""

from pathlib import Path

import click

from casereg.commands.audit_text import card_json, line, verdict_json
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import NUMBER, day
from models.counted_words import many

_HEADS = ("regel", "wanneer", "wie", "wat", "cliënt", "waarover")


@click.group(cls=DutchGroup)
def audit() -> None:
    """Bekijk het logboek: wie zag of deed wat, en klopt het nog."""


@audit.command()
@option("--client", metavar="NUMMER", type=NUMBER, help="Alleen wat over deze cliënt gaat.")
@option("--since", metavar="DATUM", help="Vanaf deze dag, zoals vr of 14-3.")
@option(
    "--limit",
    metavar="AANTAL",
    type=click.IntRange(1, 10_000),
    default=100,
    show_default=True,
    help="Hoeveel regels.",
)
@option("--before", metavar="REGEL", type=NUMBER, help="Verder terug: de regels vóór deze.")
@json_option
@signing_in
@click.pass_obj
def show(
    caller: Caller,
    client: int | None,
    since: str | None,
    limit: int,
    before: int | None,
    as_json: bool,
) -> None:
    """Toon wie wat zag of deed, het laatste eerst. Dit komt zelf ook in het logboek."""
    with caller.signed_in() as register:
        from models.audit_cards import AuditFilter
        from models.moments import start_of

        start = start_of(day(register, since)) if since else None
        found = register.audit.shown(AuditFilter(client, start, limit, before))
    if as_json:
        print_json({"regels": [*map(card_json, found)]})
    elif found:
        print_table(_HEADS, [line(card) for card in found], whole=True)
    else:
        click.echo("Er staat niets in het logboek over wat je vroeg.")


@audit.command()
@option(
    "--against",
    metavar="PAD",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Vergelijk ook met deze reservekopie of dit pakket; mag vaker.",
)
@json_option
@signing_in
@click.pass_obj
def verify(caller: Caller, against: tuple[Path, ...], as_json: bool) -> int:
    """Controleer of er niets is veranderd of weggehaald; noemt de eerste regel die niet klopt."""
    with caller.signed_in() as register:
        found = register.audit.verified(against)
    if as_json:
        print_json(verdict_json(found))
    elif not found.fault:
        click.echo(f"Het logboek klopt: {many(found.rows, 'regel', 'regels')}.")
    if found.fault:
        click.echo(
            f"{found.fault} Maak een reservekopie, verander niets meer "
            "en zoek uit wat er is gebeurd.",
            err=True,
        )
    return 1 if found.fault else 0
