"""``casereg user sessions`` and ``signout``: who is signed in, and out everywhere."""

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option
from casereg.commands.output import print_json, print_table
from models.counted_words import many


@click.command(cls=DutchCommand)
@json_option
@signing_in
@click.pass_obj
def sessions(caller: Caller, as_json: bool) -> None:
    """Toon wie er nu is aangemeld."""
    with caller.signed_in() as register:
        cards = register.sign_ins.listed()
    if as_json:
        shown = [
            {
                "name": card.name,
                "role": card.role,
                "since": card.since.isoformat(),
                "last_seen": card.last_seen.isoformat(),
            }
            for card in cards
        ]
        print_json({"sessions": shown})
        return
    rows = [
        (c.name, c.role, f"{c.since.astimezone():%d-%m %H:%M}", f"{c.last_seen.astimezone():%H:%M}")
        for c in cards
    ]
    print_table(("naam", "rol", "sinds", "laatst"), rows)


@click.command(cls=DutchCommand)
@click.argument("name", metavar="NAAM")
@signing_in
@click.pass_obj
def signout(caller: Caller, name: str) -> None:
    """Meld een account overal af: je eigen, of als beheerder dat van een ander."""
    with caller.signed_in() as register:
        # One of them is this command itself.
        own = register.actor.name == name.strip().lower()
        places = register.sign_ins.sign_out(name) - own
    click.echo(f"{name} is afgemeld op {many(places, 'plek', 'plekken')}.")
