"""The command line ``casereg``: its flags, and every command.

Nothing heavy is imported before a command runs, so that help comes at once.
"""

import importlib

import click

from casereg.commands.caller import signing_in
from casereg.commands.dutch import DutchGroup, option
from casereg.commands.opened_screens import open_screens

# Where each command lives; its module is imported when it is asked for.
COMMANDS = {
    "log": "casereg.commands.log:log",
    "undo": "casereg.commands.log:undo",
    "contacts": "casereg.commands.contacts:contacts",
    "week": "casereg.commands.week:week",
    "results": "casereg.commands.results:results",
    "client": "casereg.commands.client:client",
    "case": "casereg.commands.case:case",
    "meting": "casereg.commands.meting:meting",
    "peiling": "casereg.commands.peiling:peiling",
    "kengetal": "casereg.commands.kengetal:kengetal",
    "mijlpaal": "casereg.commands.mijlpaal:mijlpaal",
    "vrijwilligers": "casereg.commands.volunteers:vrijwilligers",
    "export": "casereg.commands.export:export",
    "import": "casereg.commands.importing:take_over",
    "release": "casereg.commands.release:release",
    "verify": "casereg.commands.verify:verify",
    "demo": "casereg.commands.demo:demo",
    "init": "casereg.commands.init:init",
    "user": "casereg.commands.user:user",
    "catalog": "casereg.commands.catalog:catalog",
    "inzage": "casereg.commands.inzage:inzage",
    "verwerkingen": "casereg.commands.verwerkingen:verwerkingen",
    "erase": "casereg.commands.erase:erase",
    "retention": "casereg.commands.retention:retention",
    "audit": "casereg.commands.audit:audit",
    "backup": "casereg.commands.keeping:backup",
    "restore": "casereg.commands.keeping:restore",
    "doctor": "casereg.commands.keeping:doctor",
    "serve": "casereg.commands.serve:serve",
}


class Commands(DutchGroup):
    """The group of all commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Commands, invoke_without_command=True)
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
    return 0 if context.invoked_subcommand else open_screens(context.obj.settings())


def _show_version(context: click.Context) -> None:
    from importlib.metadata import version

    click.echo(f"casereg {version('casereg')}")
    context.exit()
