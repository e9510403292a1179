"""``casereg init``: an empty register."""

from typing import TYPE_CHECKING

import click

from casereg.commands.caller import Caller, home_option, password_option
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json
from casereg.commands.terminal import ask_new_password, has_terminal, line_from_stdin
from casereg.config import Settings
from casereg.errors import NotSignedIn, WrongUsage

if TYPE_CHECKING:
    from casereg.setup import Setup


@click.command(cls=DutchCommand)
@option("--admin", metavar="NAAM", required=True, help="Accountnaam van de eerste beheerder.")
@option("--catalog", "first", metavar="CODE...", multiple=True, help="Opdrachten om te laden.")
@click.argument("more", metavar=" ", nargs=-1)
@json_option
@password_option
@home_option
@click.pass_obj
def init(
    caller: Caller, admin: str, first: tuple[str, ...], more: tuple[str, ...], as_json: bool
) -> None:
    """Maak een leeg register met een beheerder.

    Zonder CASEREG_PASSWORD of --password-stdin wordt om een wachtwoord gevraagd.
    """
    from casereg.setup import initialise

    codes, settings = (*first, *more), caller.settings()
    if not codes:
        from models.catalogue_shelf import built_in_codes

        raise WrongUsage(f"Kies een opdracht met --catalog: {', '.join(built_in_codes())}.")
    made = initialise(settings, admin, _password(caller, settings), codes, second_factor=True)
    if as_json:
        database = str(settings.database_file) if settings.embedded else "server"
        shown = {"home": str(settings.home), "database": database, "admin": made.admin}
        print_json({**shown, "recovery_code": made.recovery_code})
    else:
        _tell(settings, made)


def _password(caller: Caller, settings: Settings) -> str:
    if caller.password_stdin:
        return line_from_stdin()
    if settings.password:
        return settings.password
    if not has_terminal():
        raise NotSignedIn("Geef een wachtwoord in CASEREG_PASSWORD of met --password-stdin.")
    return ask_new_password("Wachtwoord van de beheerder")


def _tell(settings: Settings, made: "Setup") -> None:
    """Say where it stands, and give the recovery code this one time."""
    where = settings.home if settings.embedded else "de server"
    click.echo(f"Het register staat in {where}. De beheerder is {made.admin}.")
    if made.recovery_code:
        click.echo(f"\nHerstelcode: {made.recovery_code}\n")
        click.echo(
            "Druk deze code af en bewaar hem in een kluis; hij wordt maar één keer getoond.\n"
            "Is een beheerder het wachtwoord kwijt, dan opent alleen deze code het register:\n"
            f"  casereg user reset {made.admin} --recovery"
        )
    click.echo(f"Maak nu accounts: casereg user add NAAM --role ROL --user {made.admin}")
