"""``casereg demo``: a register full of invented contacts, and a look around in it."""

import os
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, home_option
from casereg.commands.demo_mark import DemoMark
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.terminal import has_screen
from casereg.config import Settings, settings_from_process

if TYPE_CHECKING:
    from casereg.demo.accounts import DemoAccount

FOLDER = "demo"
CONTACTS, SEED = 50_000, 2023


@click.command(cls=DutchCommand)
@option(
    "--contacts",
    metavar="AANTAL",
    type=click.IntRange(1, 1_000_000),
    default=CONTACTS,
    show_default=True,
    help="Hoeveel contacten.",
)
@option(
    "--seed",
    metavar="GETAL",
    type=int,
    default=SEED,
    show_default=True,
    help="Hetzelfde getal geeft hetzelfde register.",
)
@option("--no-ui", is_flag=True, help="Alleen bouwen, niets openen.")
@json_option
@home_option
@click.pass_obj
def demo(caller: Caller, no_ui: bool, as_json: bool, contacts: int, seed: int) -> int:
    """Bouw een register met verzonnen contacten, en kijk rond.

    Zonder terminal volgt een rondleiding: een contact, de week en de export.
    """
    from casereg.commands.demo_building import ready

    settings = demo_settings(caller)
    mark = ready(settings, contacts, seed)
    if as_json:
        print_json(_as_json(settings, mark))
        return 0
    _tell(settings, mark)
    if no_ui:
        return 0
    return _open_screens(settings, mark) if has_screen() else _show_around(settings, mark)


def demo_settings(caller: Caller) -> Settings:
    """A folder that was chosen is taken as it is; otherwise ``demo`` inside the usual one."""
    settings = caller.settings()
    if caller.home or os.environ.get("CASEREG_HOME"):
        return settings
    # Read again: the settings of a real register beside it (a team server) are not for a demo.
    return settings_from_process(settings.home / FOLDER)


def _as_json(settings: Settings, mark: DemoMark) -> dict[str, Any]:
    return {
        "home": str(settings.home),
        "database": _database(settings),
        "accounts": list(mark.accounts),
        "seed": mark.seed,
        "contacts": mark.contacts,
    }


def _database(settings: Settings) -> str:
    """Where the register stands; the address of a server without its password."""
    if settings.embedded:
        return str(settings.database_file)
    from sqlalchemy import make_url

    return make_url(settings.database_url).render_as_string(hide_password=True)


def _tell(settings: Settings, mark: DemoMark) -> None:
    """Who may sign in to the demo. Nothing in it is real, so passwords may be shown."""
    click.echo(f"De demo staat in {settings.home}. Alles erin is verzonnen.")
    click.echo("Aanmelden kan als:")
    print_table(("nr", "naam", "rol", "team", "wachtwoord"), _numbered(mark), whole=True)


def _numbered(mark: DemoMark) -> list[tuple[object, ...]]:
    return [
        (number, one["name"], one["role"], one["team"], one["password"])
        for number, one in enumerate(mark.accounts, start=1)
    ]


def _open_screens(settings: Settings, mark: DemoMark) -> int:
    """The screens, signed in as whoever is chosen."""
    chosen = _chosen(mark)
    from casereg.clock import StandingDay
    from casereg.demo.seasons import DEMO_DAY
    from casereg.register import sign_in
    from screens.app import run_screens

    # The invented contacts end on this day, so that is where to look around.
    clock = StandingDay(DEMO_DAY)
    register = sign_in(settings, chosen.name, chosen.password, clock)
    return run_screens(settings, clock, register)


def _chosen(mark: DemoMark) -> "DemoAccount":
    """The account with the number, name or role that is typed; asked again until there is one."""
    accounts = _accounts(mark)
    while True:
        typed = str(
            click.prompt("Als wie kijk je rond? Nummer, naam of rol", default="1", err=True)
        )
        for number, account in enumerate(accounts, start=1):
            if typed.strip().lower() in (str(number), account.name, account.role):
                return account
        click.echo("Die staat er niet bij.", err=True)


def _show_around(settings: Settings, mark: DemoMark) -> int:
    from casereg.demo.tour import tour

    click.echo("\nEr is geen terminal voor de schermen. Daarom een rondleiding:\n")
    tour(settings, _accounts(mark), click.echo)
    return 0


def _accounts(mark: DemoMark) -> "list[DemoAccount]":
    from casereg.demo.accounts import DemoAccount

    return [DemoAccount(**account) for account in mark.accounts]
