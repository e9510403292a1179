"""``casereg user``: accounts, for the beheerder; and one's own password."""

import os
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, opened, require_register, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.new_password import chosen_password, given_password, new_password_option
from casereg.commands.output import print_json, print_table
from casereg.commands.terminal import ask_secret, has_terminal
from casereg.errors import NotSignedIn
from casereg.security.rights import Role

if TYPE_CHECKING:
    from models.cards import AccountCard

role_option = option(
    "--role",
    metavar="ROL",
    type=click.Choice(list(Role), case_sensitive=False),
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

    form = filled(AccountForm, {"name": name, "role": str(place["role"]), "team": place["team"]})
    with caller.signed_in() as register:
        password, made = given_password(from_stdin)
        card = register.add_account(form, password)
    _tell(card, as_json, f"Account {card.name} is gemaakt.", password if made else None)


@user.command(name="list")
@json_option
@signing_in
@click.pass_obj
def list_accounts(caller: Caller, as_json: bool) -> None:
    """Toon alle accounts."""
    with caller.signed_in() as register:
        cards = register.accounts()
    if as_json:
        print_json({"accounts": [_as_json(card) for card in cards]})
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
        card = register.change_role(name, str(place["role"]), place["team"])
    _tell(card, as_json, f"Account {card.name} is nu {card.role}.")


@user.command()
@click.argument("name", metavar="NAAM")
@json_option
@signing_in
@click.pass_obj
def disable(caller: Caller, name: str, as_json: bool) -> None:
    """Laat een account niet meer binnen; alles blijft bewaard."""
    with caller.signed_in() as register:
        card = register.disable_account(name)
    _tell(card, as_json, f"Account {card.name} kan niet meer aanmelden.")


@user.command()
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
    _tell(card, as_json, sentence, password if made else None)


@user.command(name="password")
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
    from casereg.commands.demo_mark import clock_of
    from casereg.keeping import reset_with_recovery

    settings = caller.settings()
    require_register(settings)
    code = os.environ.get("CASEREG_RECOVERY", "")
    if not code and not has_terminal():
        raise NotSignedIn("Zet de herstelcode in CASEREG_RECOVERY.")
    code = code or ask_secret("Herstelcode")
    password = chosen_password(from_stdin)
    reset_with_recovery(settings, name.strip().lower(), code, password, clock_of(settings))
    click.echo(f"Account {name} heeft een nieuw wachtwoord. De herstelcode blijft geldig.")


def _tell(card: "AccountCard", as_json: bool, sentence: str, password: str | None = None) -> None:
    """Say what was done, and once the password that was made up."""
    if as_json:
        print_json(_as_json(card) | ({"password": password} if password else {}))
        return
    click.echo(sentence)
    if password:
        click.echo(f"Wachtwoord (wordt maar één keer getoond): {password}")


def _as_json(card: "AccountCard") -> dict[str, Any]:
    return {"name": card.name, "role": card.role, "team": card.team, "active": card.active}
