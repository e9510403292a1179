"""New passwords: for somebody else, for oneself, and with the recovery code."""

import os

import click

from casereg.commands.account_text import tell
from casereg.commands.caller import Caller, opened, require_register, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.new_password import chosen_password, given_password, new_password_option
from casereg.commands.terminal import ask_secret, has_terminal
from casereg.errors import NotSignedIn


@click.command(cls=DutchCommand)
@click.argument("name", metavar="NAAM")
@option("--recovery", is_flag=True, help="Met de herstelcode (of CASEREG_RECOVERY).")
@new_password_option
@json_option
@signing_in
@click.pass_obj
def reset(caller: Caller, name: str, recovery: bool, as_json: bool, from_stdin: bool) -> None:
    """Geef een account een nieuw wachtwoord en open het weer.

    Met --recovery hoeft niemand aan te melden: de herstelcode van 'casereg init' is genoeg.
    """
    if recovery:
        _recover(caller, name, from_stdin)
        return
    with caller.signed_in() as register:
        password, made = given_password(from_stdin)
        card = register.reset_password(name, password)
    sentence = f"Account {card.name} heeft een nieuw wachtwoord."
    tell(card, as_json, sentence, password if made else None)


@click.command(cls=DutchCommand, name="password")
@new_password_option
@signing_in
@click.pass_obj
def own_password(caller: Caller, from_stdin: bool) -> None:
    """Verander je eigen wachtwoord."""
    settings = caller.settings()
    require_register(settings)
    name, password = caller.credentials(settings)
    with opened(settings, name, password) as register:
        register.change_password(password, chosen_password(from_stdin))
    click.echo("Je wachtwoord is veranderd. Het oude werkt niet meer.")


def _recover(caller: Caller, name: str, from_stdin: bool) -> None:
    """Open an account with the recovery code, which comes from the environment or a person."""
    from casereg.clock import SystemClock
    from casereg.recovery import reset_with_recovery

    settings = caller.settings()
    require_register(settings)
    code = os.environ.get("CASEREG_RECOVERY", "")
    if not code and not has_terminal():
        raise NotSignedIn("Zet de herstelcode in CASEREG_RECOVERY.")
    code = code or ask_secret("Herstelcode")
    password = chosen_password(from_stdin)
    reset_with_recovery(settings, name.strip().lower(), code, password, SystemClock())
    click.echo(f"Account {name} heeft een nieuw wachtwoord. De herstelcode blijft geldig.")
