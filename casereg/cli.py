"""The command ``casereg``: every way in from a terminal or a script.

Nothing heavy is imported before a command runs, so that help comes at once.
"""

import sys

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.catalog import catalog
from casereg.commands.client import client
from casereg.commands.contacts import contacts
from casereg.commands.demo import demo
from casereg.commands.dutch import DutchGroup, option
from casereg.commands.export import export
from casereg.commands.init import init
from casereg.commands.keeping import backup, doctor, restore
from casereg.commands.log import log, undo
from casereg.commands.running import run
from casereg.commands.terminal import has_screen
from casereg.commands.user import user
from casereg.commands.week import week
from casereg.errors import WrongUsage


@click.group(cls=DutchGroup, invoke_without_command=True)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _show_version(context) if asked else None,
    help="Toon de versie.",
)
@signing_in
@click.pass_context
def casereg(context: click.Context) -> int:
    """Registratie van contacten voor het gebiedsteam en het CJG.

    Zonder opdracht opent casereg de schermen.
    """
    return 0 if context.invoked_subcommand else _open_screens(context.obj)


def _show_version(context: click.Context) -> None:
    from importlib.metadata import version

    click.echo(f"casereg {version('casereg')}")
    context.exit()


def _open_screens(caller: Caller) -> int:
    if not has_screen():
        raise WrongUsage("De schermen hebben een terminal nodig. Zie anders: casereg --help")
    from screens.app import run_screens

    return run_screens(caller.settings())


for command in (log, undo, contacts, week, client, export, demo, init, user, catalog):
    casereg.add_command(command)
for command in (backup, restore, doctor):
    casereg.add_command(command)


def main() -> None:
    """Run the command line of this process, and stop with its exit code."""
    sys.exit(run(casereg, sys.argv[1:]))


if __name__ == "__main__":
    main()
