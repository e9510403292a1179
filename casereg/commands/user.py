"""``casereg user``: accounts, for the beheerder; and one's own password."""

from typing import Any

import click

from casereg.commands.account_text import account_json, tell
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.new_password import given_password, new_password_option
from casereg.commands.output import print_json, print_table
from casereg.commands.user_password import own_password, reset
from casereg.commands.user_sessions import sessions, signout
from casereg.commands.user_totp import own_totp
from casereg.security.rights import Role

role_option = option(
    "--role",
    metavar="ROL",
    type=click.Choice([role.value for role in Role], case_sensitive=False),
    required=True,
    help=f"Kies uit: {', '.join(Role)}.",
)
team_option = option("--team", metavar="CODE", help="Gebiedsteam van een werker of teamleider.")


@click.group(cls=DutchGroup)
def user() -> None:
    """Beheer accounts, of verander je eigen wachtwoord."""


@user.command()
@click.argument("name", metavar="NAAM")
@role_option
@team_option
@new_password_option
@json_option
@signing_in
@click.pass_obj
def add(caller: Caller, /, name: str, as_json: bool, from_stdin: bool, **place: Any) -> None:
    """Maak een account.

    Zonder terminal en zonder --new-password-stdin wordt een wachtwoord gemaakt
    en één keer getoond.
    """
    from models.forms import AccountForm, filled

    form = filled(AccountForm, {"name": name, "role": place["role"], "team": place["team"]})
    with caller.signed_in() as register:
        password, made = given_password(from_stdin)
        card = register.add_account(form, password)
    tell(card, as_json, f"Account {card.name} is gemaakt.", password if made else None)


@user.command(name="list")
@json_option
@signing_in
@click.pass_obj
def list_accounts(caller: Caller, as_json: bool) -> None:
    """Toon alle accounts."""
    with caller.signed_in() as register:
        cards = register.accounts()
    if as_json:
        print_json({"accounts": [account_json(card) for card in cards]})
        return
    rows = [(c.name, c.role, c.team, "ja" if c.active else "nee") for c in cards]
    print_table(("naam", "rol", "team", "actief"), rows)


@user.command()
@click.argument("name", metavar="NAAM")
@role_option
@team_option
@json_option
@signing_in
@click.pass_obj
def role(caller: Caller, /, name: str, as_json: bool, **place: Any) -> None:
    """Geef een account een andere rol of een ander team."""
    with caller.signed_in() as register:
        card = register.change_role(name, place["role"], place["team"])
    tell(card, as_json, f"Account {card.name} is nu {card.role}.")


@user.command()
@click.argument("name", metavar="NAAM")
@json_option
@signing_in
@click.pass_obj
def disable(caller: Caller, name: str, as_json: bool) -> None:
    """Laat een account niet meer binnen; alles blijft bewaard."""
    with caller.signed_in() as register:
        card = register.disable_account(name)
    tell(card, as_json, f"Account {card.name} kan niet meer aanmelden.")


user.add_command(reset)
user.add_command(own_password)
user.add_command(own_totp)
user.add_command(sessions)
user.add_command(signout)
