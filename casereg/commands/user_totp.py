"""``casereg user totp``: the second factor of one's own account."""

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json
from casereg.commands.terminal import ask, has_terminal

PUT_IN_APP = """\
Zet deze sleutel in een app voor codes op je telefoon (kies daar: sleutel invoeren):
  {0}
Of laat de app dit adres lezen:
  {1}"""
CODES = """\
Je tweede stap staat aan. Bij het aanmelden wordt voortaan ook een code gevraagd.
Druk deze reservecodes af: elke code vervangt één keer je telefoon.
Ze worden maar één keer getoond."""


@click.command(cls=DutchCommand, name="totp")
@option("--confirm", metavar="CODE", help="De code uit je app, om de sleutel te bevestigen.")
@option("--off", is_flag=True, help="Zet je tweede stap uit.")
@json_option
@signing_in
@click.pass_obj
def own_totp(caller: Caller, confirm: str | None, off: bool, as_json: bool) -> None:
    """Stel de tweede stap van je eigen account in: een code uit een app op je telefoon.

    Zonder terminal eerst zo, en dan nog eens met --confirm CODE.
    """
    with caller.signed_in(setting_up=True) as register:
        mine = register.second_factor
        if off:
            mine.drop()
            click.echo("Je tweede stap staat uit.")
            return
        if not confirm:
            card = mine.begin()
            if as_json:
                print_json({"secret": card.secret, "uri": card.address})
                return
            click.echo(PUT_IN_APP.format(card.in_groups, card.address))
            if not has_terminal():
                click.echo("Bevestig met: casereg user totp --confirm CODE")
                return
        _tell(mine.confirm(confirm or ask("Code uit de app")), as_json)


def _tell(codes: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        print_json({"recovery_codes": list(codes)})
    else:
        click.echo("\n".join((CODES, *(f"  {code}" for code in codes))))
